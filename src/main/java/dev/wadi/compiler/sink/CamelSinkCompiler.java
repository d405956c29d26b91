package dev.wadi.compiler.sink;

import dev.wadi.catalog.CamelComponents.Role;
import dev.wadi.compiler.service.CamelEndpoint;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.CamelService;
import dev.wadi.definition.CamelSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any Camel producer becomes {@code to} its endpoint, within a policy that hands it event after event, behind a step that leaves
 * nothing on a message that could steer it.
 */
public final class CamelSinkCompiler {

    private final CompileContext context;

    public CamelSinkCompiler(CompileContext context) {
        this.context = context;
    }

    /** @param route begins the names of steps and beans; @param index place of the sink, which ends them */
    public CompiledSink compile(String route, int index, CamelSink sink, CamelService service) {
        String suffix = "-" + (index + 1);
        String id = route + "-sink" + suffix;
        CamelEndpoint endpoint = new CamelEndpoint(context, service, sink, Role.SINK, context.names().unique(id));
        Map<String, Object> messages = bean(route + "-messages" + suffix, "dev.wadi.camel.endpoint.MessageSink");
        sink.keyHeader().ifPresent(header -> messages.put("properties", Map.of("keyHeader", header)));
        Map<String, Object> inFlight = bean(route + "-in-flight" + suffix, "dev.wadi.camel.delivery.ParallelPolicy");
        inFlight.put("properties", Map.of("maxInFlight", sink.maxInFlight()));
        return new CompiledSink(endpoint.description(), List.of(messages, inFlight), List.of(
                RouteSteps.policy(route + "-in-flight" + suffix, (String) inFlight.get("name"), List.of(
                        RouteSteps.process(route + "-messages" + suffix, (String) messages.get("name")),
                        RouteSteps.to(id, endpoint.uri(), endpoint.parameters())))));
    }

    private Map<String, Object> bean(String name, String type) {
        Map<String, Object> bean = new LinkedHashMap<>();
        bean.put("name", context.names().unique(name));
        bean.put("type", type);
        return bean;
    }
}
