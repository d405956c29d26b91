package dev.wadi.compiler.service;

import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.Text;
import java.util.LinkedHashMap;
import java.util.Map;

/** A MongoDB service becomes a client bean, shared by all its connectors, and the property with its address. */
public final class MongoDbServiceCompiler {

    private final CompileContext context;

    public MongoDbServiceCompiler(CompileContext context) {
        this.context = context;
    }

    /** The client's bean. */
    public Map<String, Object> bean(MongoDbService service) {
        Text address = service.connectionString();
        boolean secret = SecretNames.isSecret(Secrecy.IF_USER_IN_ADDRESS, "connection_string", address.value());
        context.properties().set(addressProperty(service), address, secret);
        Map<String, Object> bean = new LinkedHashMap<>();
        bean.put("name", context.names().service(service.name()));
        bean.put("type", "com.mongodb.client.MongoClients");
        bean.put("factoryMethod", "create");
        bean.put("constructors", Map.of("0", "{{" + addressProperty(service) + "}}"));
        bean.put("destroyMethod", "close");
        return bean;
    }

    /** Name of the property that holds the connection string. */
    public String addressProperty(MongoDbService service) {
        return context.names().service(service.name()) + ".connectionString";
    }

    /** The database as part of an endpoint's address. */
    public static String database(MongoDbService service) {
        return address(service.dbName());
    }

    /** A text as part of an endpoint's address. */
    public static String address(Text text) {
        return text.fromEnvironment() ? "{{env:" + text.value() + "}}" : text.value();
    }
}
