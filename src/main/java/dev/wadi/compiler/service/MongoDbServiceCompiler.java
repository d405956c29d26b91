package dev.wadi.compiler.service;

import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A MongoDB service becomes a client bean, shared by all its connectors, and the property with its address. */
public final class MongoDbServiceCompiler {

    private final CompileContext context;

    public MongoDbServiceCompiler(CompileContext context) {
        this.context = context;
    }

    /**
     * The client's bean, and one for its address: of the client's several factory methods for one argument, Camel before 4.18
     * finds the right one only by the argument's type.
     */
    public List<Map<String, Object>> beans(MongoDbService service) {
        Text address = service.connectionString();
        boolean secret = SecretNames.isSecret(Secrecy.IF_USER_IN_ADDRESS, "connection_string", address.value());
        context.properties().set(addressProperty(service), address, secret);
        String name = context.names().service(service.name());
        String addressName = context.names().unique(name + "-address");
        Map<String, Object> addressBean = new LinkedHashMap<>();
        addressBean.put("name", addressName);
        addressBean.put("type", "com.mongodb.ConnectionString");
        addressBean.put("constructors", Map.of("0", "{{" + addressProperty(service) + "}}"));
        Map<String, Object> client = new LinkedHashMap<>();
        client.put("name", name);
        client.put("type", "com.mongodb.client.MongoClients");
        client.put("factoryMethod", "create");
        client.put("constructors", Map.of("0", CompileContext.bean(addressName)));
        client.put("destroyMethod", "close");
        return List.of(addressBean, client);
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
