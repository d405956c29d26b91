package dev.wadi.compiler.step;

import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.JsonText;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.PubSubService;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.Secrecy;
import dev.wadi.definition.SecretNames;
import dev.wadi.definition.SystemDefinition;
import dev.wadi.definition.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schemas of one connector that its conversions use become beans, each of the class that knows its place. */
public final class SchemaCompiler {

    private static final String PACKAGE = "dev.wadi.camel.encoding.schema.";

    private final CompileContext context;
    private final ConnectorDefinition connector;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final List<Map<String, Object>> beans = new ArrayList<>();

    public SchemaCompiler(CompileContext context, ConnectorDefinition connector) {
        this.context = context;
        this.connector = connector;
    }

    /** Name of the bean of a schema, which is from now on in use. */
    String bean(String schemaId) {
        return names.computeIfAbsent(schemaId, id -> {
            String name = context.names().unique(connector.name() + "-schema-" + id);
            beans.add(bean(name, connector.schema(id).orElseThrow()));
            return name;
        });
    }

    /** The beans of the schemas in use. */
    public List<Map<String, Object>> beans() {
        return beans;
    }

    private Map<String, Object> bean(String name, SchemaDefinition schema) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("id", schema.id());
        String type;
        if (schema.file().isPresent()) {
            type = "FileSchema";
            properties.put("path", context.path(schema.file().get()));
        } else if (schema.inline().isPresent()) {
            type = "InlineSchema";
            Text text = schema.inline().get();
            properties.put("text", text.fromEnvironment() ? reference(text) : JsonText.withoutDoubleBraces(text.value()));
        } else if (schema.registry().isPresent()) {
            type = "RegistrySchema";
            registry(name, schema, properties);
        } else {
            type = service(schema, properties);
        }
        schema.registryId().ifPresent(number -> properties.put("registryId", number));
        schema.kind().ifPresent(kind -> properties.put("kind", kind.word()));
        return RouteBeans.bean(name, type.contains(".") ? type : PACKAGE + type, properties);
    }

    private void registry(String name, SchemaDefinition schema, Map<String, Object> properties) {
        Text address = schema.registry().orElseThrow();
        boolean secret = SecretNames.isSecret(Secrecy.IF_USER_IN_ADDRESS, "registry", address.value());
        properties.put("url", property(name + ".url", address, secret));
        schema.subject().ifPresent(subject -> properties.put("subject", reference(subject)));
        schema.version().ifPresent(version -> properties.put("version", version));
        schema.username().ifPresent(username -> properties.put("username", property(name + ".username", username, false)));
        schema.password().ifPresent(password -> properties.put("password", property(name + ".password", password, true)));
    }

    private String service(SchemaDefinition schema, Map<String, Object> properties) {
        String service = schema.serviceName().orElseThrow();
        if (context.definitions().service(service).orElseThrow() instanceof PubSubService) {
            properties.put("client", CompileContext.bean(context.names().service(service)));
            properties.put("resource", reference(schema.resource().orElseThrow()));
            return "dev.wadi.camel.pubsub.PubSubSchema";
        }
        mongoDb(schema, properties);
        return "MongoDbSchema";
    }

    private void mongoDb(SchemaDefinition schema, Map<String, Object> properties) {
        String service = schema.serviceName().orElseThrow();
        MongoDbService mongoDb = (MongoDbService) context.definitions().service(service).orElseThrow();
        properties.put("client", CompileContext.bean(context.names().service(service)));
        properties.put("database", MongoDbServiceCompiler.address(mongoDb.dbName()));
        Optional<SystemDefinition.Store> store = context.definitions().system().flatMap(SystemDefinition::schemas);
        store.ifPresent(schemas -> properties.put("collection", MongoDbServiceCompiler.address(schemas.resource())));
        properties.put("resource", reference(schema.resource().orElseThrow()));
    }

    private String property(String name, Text value, boolean secret) {
        context.properties().set(name, value, secret);
        return "{{" + name + "}}";
    }

    private static String reference(Text text) {
        return text.fromEnvironment() ? "{{env:" + text.value() + "}}" : text.value();
    }
}
