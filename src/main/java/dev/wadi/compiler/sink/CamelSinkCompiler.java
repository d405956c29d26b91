package dev.wadi.compiler.sink;

import dev.wadi.catalog.CamelComponents;
import dev.wadi.catalog.CamelComponents.Role;
import dev.wadi.compiler.service.CamelEndpoint;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.CamelService;
import dev.wadi.definition.CamelSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Map<String, Object> properties = new LinkedHashMap<>();
        sink.keyHeader().ifPresent(header -> properties.put("keyHeader", header));
        Set<String> steering = CamelComponents.steeringHeaders(service.component());
        if (!steering.isEmpty()) {
            properties.put("withoutHeaders", String.join(",", steering));
        }
        Map<String, Object> messages = RouteBeans.bean(context.names().unique(route + "-messages" + suffix),
                "dev.wadi.camel.endpoint.MessageSink", properties);
        Map<String, Object> inFlight = RouteBeans.bean(context.names().unique(route + "-in-flight" + suffix),
                "dev.wadi.camel.delivery.ParallelPolicy", Map.of("maxInFlight", sink.maxInFlight()));
        return new CompiledSink(endpoint.description(), List.of(messages, inFlight), List.of(
                RouteSteps.policy(route + "-in-flight" + suffix, (String) inFlight.get("name"), List.of(
                        RouteSteps.process(route + "-messages" + suffix, (String) messages.get("name")),
                        RouteSteps.to(id, endpoint.uri(), endpoint.parameters())))));
    }
}
