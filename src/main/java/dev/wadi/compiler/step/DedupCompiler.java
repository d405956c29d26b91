package dev.wadi.compiler.step;

import dev.wadi.compiler.service.MongoDbServiceCompiler;
import dev.wadi.compiler.service.RedisServiceCompiler;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.DedupDefinition;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.RedisService;
import dev.wadi.definition.ServiceDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connector with dedup gets a step right behind its source, and a bean for the keys. Without it there is neither. */
public final class DedupCompiler {

    private final CompileContext context;
    private final ConnectorDefinition connector;
    private final String step;
    private final String keys;

    public DedupCompiler(CompileContext context, ConnectorDefinition connector) {
        this.context = context;
        this.connector = connector;
        boolean wanted = connector.dedup().isPresent();
        this.step = wanted ? context.names().unique(connector.name() + "-dedup") : null;
        this.keys = wanted ? context.names().unique(connector.name() + "-dedup-keys") : null;
    }

    public List<Map<String, Object>> steps() {
        return step == null ? List.of() : List.of(RouteSteps.process(connector.name() + "-dedup", step));
    }

    /** The beans that the step needs. */
    public List<Map<String, Object>> beans() {
        return connector.dedup().map(dedup -> List.of(repository(dedup),
                bean(step, "Deduplication", Map.of("repository", CompileContext.bean(keys))))).orElse(List.of());
    }

    private Map<String, Object> repository(DedupDefinition dedup) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", connector.name());
        properties.put("ttl", dedup.ttl().toMillis());
        return switch (dedup.store()) {
            case FILE -> {
                context.properties().setText("wadi.state", "{{env:WADI_STATE:.wadi}}");
                properties.put("directory", "{{wadi.state}}/dedup");
                properties.put("maxEntries", dedup.maxEntries());
                yield bean(keys, "FileIdempotentRepository", properties);
            }
            case MONGODB -> {
                MongoDbService service = (MongoDbService) service(dedup);
                properties.put("client", CompileContext.bean(context.names().service(service.name())));
                properties.put("database", MongoDbServiceCompiler.address(service.dbName()));
                properties.put("collection", resource(dedup));
                yield bean(keys, "MongoDbIdempotentRepository", properties);
            }
            case REDIS -> {
                RedisService service = (RedisService) service(dedup);
                properties.put("url", "{{" + new RedisServiceCompiler(context).addressProperty(service) + "}}");
                properties.put("prefix", resource(dedup));
                yield bean(keys, "RedisIdempotentRepository", properties);
            }
        };
    }

    private ServiceDefinition service(DedupDefinition dedup) {
        return dedup.serviceName().flatMap(context.definitions()::service).orElseThrow();
    }

    private static String resource(DedupDefinition dedup) {
        return dedup.resource().map(MongoDbServiceCompiler::address).orElse(DedupDefinition.DEFAULT_RESOURCE);
    }

    private static Map<String, Object> bean(String name, String type, Map<String, Object> properties) {
        return RouteBeans.bean(name, "dev.wadi.camel.dedup." + type, properties);
    }
}
