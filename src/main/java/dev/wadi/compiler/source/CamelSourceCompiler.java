package dev.wadi.compiler.source;

import dev.wadi.catalog.CamelComponents.Role;
import dev.wadi.compiler.service.CamelEndpoint;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.RouteBeans;
import dev.wadi.compiler.text.RouteSteps;
import dev.wadi.definition.CamelService;
import dev.wadi.definition.CamelSource;
import dev.wadi.definition.ConnectorDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any Camel consumer becomes {@code from} its endpoint, with a {@code MessageSource} around all steps. */
public final class CamelSourceCompiler {

    private final CompileContext context;

    public CamelSourceCompiler(CompileContext context) {
        this.context = context;
    }

    public CompiledSource compile(ConnectorDefinition connector, CamelSource source, CamelService service) {
        CamelEndpoint endpoint = new CamelEndpoint(context, service, source, Role.SOURCE,
                context.names().connector(connector.name()) + ".source");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("connector", connector.name());
        source.idHeader().ifPresent(header -> properties.put("idHeader", header));
        source.keyHeader().ifPresent(header -> properties.put("keyHeader", header));
        Map<String, Object> bean = RouteBeans.bean(context.names().unique(connector.name() + "-source"),
                "dev.wadi.camel.endpoint.MessageSource", properties);
        return new CompiledSource(endpoint.description(), List.of(bean),
                RouteSteps.endpoint(connector.name() + "-source", endpoint.uri(), endpoint.parameters()), List.of(),
                Optional.of((String) bean.get("name")));
    }
}
