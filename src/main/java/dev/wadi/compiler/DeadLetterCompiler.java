package dev.wadi.compiler;

import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.DeadLetterDefinition;
import dev.wadi.definition.MongoDbService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a connector keeps its dead letters becomes one bean, a {@code DeadLetterStore}: a topic, a collection, or files. */
final class DeadLetterCompiler {

    private static final String PACKAGE = "dev.wadi.camel.deadletter.";

    private final CompileContext context;
    private final ServicesCompiler services;

    DeadLetterCompiler(CompileContext context, ServicesCompiler services) {
        this.context = context;
        this.services = services;
    }

    /**
     * What a store becomes.
     *
     * @param name of the bean that is the store
     * @param beans to be made before anything refers to it
     */
    record CompiledStore(String name, List<Map<String, Object>> beans) {}

    /** The connector's store, whose service is from now on in use. The service is there, and of the right kind. */
    CompiledStore compile(ConnectorDefinition connector) {
        String name = context.names().unique(connector.name() + "-dead-letters");
        Map<String, Object> bean = connector.deadLetter().map(deadLetter -> ofService(name, deadLetter))
                .orElseGet(() -> files(name));
        return new CompiledStore(name, List.of(bean));
    }

    /** SHA-256 of the connector's definition in hex, which every dead letter carries. */
    static String definitionHash(ConnectorDefinition connector) {
        return DefinitionHash.of(connector);
    }

    private Map<String, Object> ofService(String name, DeadLetterDefinition deadLetter) {
        String resource = MongoDbServiceCompiler.address(deadLetter.resource());
        Map<String, Object> properties = new LinkedHashMap<>();
        if (context.definitions().service(deadLetter.serviceName()).orElseThrow() instanceof MongoDbService service) {
            services.use(service);
            properties.put("client", CompileContext.bean(context.names().service(service.name())));
            properties.put("database", MongoDbServiceCompiler.database(service));
            properties.put("collection", resource);
            return bean(name, "MongoDbDeadLetterStore", properties);
        }
        properties.put("topic", resource);
        services.kafkaClient(deadLetter.serviceName()).connection()
                .forEach((property, value) -> properties.put("clientProperties[" + property + "]", value));
        return bean(name, "KafkaDeadLetterStore", properties);
    }

    private Map<String, Object> files(String name) {
        context.properties().setText("wadi.state", "{{env:WADI_STATE:.wadi}}");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("directory", "{{wadi.state}}/dead-letters");
        return bean(name, "FileDeadLetterStore", properties);
    }

    private static Map<String, Object> bean(String name, String type, Map<String, Object> properties) {
        Map<String, Object> bean = new LinkedHashMap<>();
        bean.put("name", name);
        bean.put("type", PACKAGE + type);
        bean.put("destroyMethod", "close");
        bean.put("properties", properties);
        return bean;
    }
}
