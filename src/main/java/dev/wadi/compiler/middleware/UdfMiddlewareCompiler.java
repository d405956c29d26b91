package dev.wadi.compiler.middleware;

import dev.wadi.compiler.step.Payload;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.AvroFormat;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.OnUnit;
import dev.wadi.definition.Text;
import dev.wadi.definition.UdfMiddleware;
import dev.wadi.definition.UdfService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A script becomes a step of its own: a bean that knows the file and what events are, and a step that names it. */
public final class UdfMiddlewareCompiler {

    private static final String TYPE = "dev.wadi.camel.script.ScriptStep";

    private final CompileContext context;
    private final ConnectorDefinition connector;

    public UdfMiddlewareCompiler(CompileContext context, ConnectorDefinition connector) {
        this.context = context;
        this.connector = connector;
    }

    /** @param incoming what events are when they reach the script; they are that behind it too, but fit no schema any more */
    public CompiledMiddleware compile(String id, UdfMiddleware middleware, UdfService service, Payload incoming) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("folder", CompileContext.bean(context.names().service(service.name())));
        Text file = middleware.resource();
        properties.put("file", file.fromEnvironment() ? "{{env:" + file.value() + "}}" : file.value());
        if (!service.isRhai()) {
            properties.put("language", service.engine().kind());
        }
        properties.put("encoding", incoming.encoding().word());
        if (service.isRhai() && connector.batch().isPresent()) {
            properties.put("wholeBatch", true);
        }
        if (middleware.onUnit() == OnUnit.DROP) {
            properties.put("onUnit", "drop");
        }
        middleware.dropAttribute().ifPresent(name -> properties.put("dropAttribute", name));
        if (connector.maxNesting() != ConnectorDefinition.USUAL_NESTING) {
            properties.put("maxNesting", connector.maxNesting());
        }
        limit(properties, service, "max_operations", "maxOperations", service.maxOperations());
        limit(properties, service, "max_time", "maxTime", service.maxTime().toMillis());
        limit(properties, service, "max_string_length", "maxStringLength", service.maxStringLength());
        limit(properties, service, "max_array_size", "maxArraySize", service.maxArraySize());
        limit(properties, service, "max_map_size", "maxMapSize", service.maxMapSize());
        limit(properties, service, "max_memory", "maxMemory", service.maxMemory().bytes());
        limit(properties, service, "max_result", "maxResult", service.maxResult().bytes());
        Map<String, Object> bean = RouteBeans.bean(context.names().unique(id), TYPE, properties);
        return new CompiledMiddleware(List.of(bean), List.of(RouteSteps.process(id, (String) bean.get("name"))),
                new Payload(incoming.encoding(), AvroFormat.RAW, null));
    }

    /** A limit that nobody has chosen stays out of the route. */
    private static void limit(Map<String, Object> properties, UdfService service, String option, String property, Object value) {
        if (service.isRhai() && service.origin().has(option)) {
            properties.put(property, value);
        }
    }
}
