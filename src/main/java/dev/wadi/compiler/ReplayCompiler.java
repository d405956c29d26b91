package dev.wadi.compiler;

import dev.wadi.compiler.DeadLetterCompiler.CompiledStore;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.compiler.text.YamlText;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles what dead letters need: the stores of all connectors, and the ways that letters take when they are delivered again.
 *
 * <p>A way is the connector's own route with {@code direct:} instead of its source: without position, without the rules of
 * on_failure, because a letter that fails again stays one, and without waiting for nobody. There is one to all sinks and, of a
 * connector with several, one to each. Errors: as {@link RouteCompiler}; connectors need not be enabled.
 */
public final class ReplayCompiler {

    /** Names the way of events that no sink has. */
    public static final String ALL_SINKS = "";

    private static final String STORES = "wadi-dead-letters.camel.yaml";

    private ReplayCompiler() {}

    /**
     * A way that letters take.
     *
     * @param uri what its route begins with
     * @param file the route
     */
    public record Way(String uri, RouteFile file) {}

    /**
     * A connector with dead letters.
     *
     * @param storeBean name of the bean that keeps them
     * @param definitionHash SHA-256 of its definition as it is now
     * @param ways by the id of the sink's step, or {@link #ALL_SINKS}
     */
    public record Replayable(String name, String storeBean, String definitionHash, Map<String, Way> ways) {}

    /**
     * What was compiled.
     *
     * @param stores files of beans: services and stores
     * @param connectors by name, in the order of the definition
     */
    public record Result(CompiledRoutes stores, Map<String, Replayable> connectors) {}

    public static Result compile(Definitions definitions, Problems problems) {
        CompileContext context = CompileContext.of(definitions, problems);
        context.properties().setText("camel.main.name", "wadi-dlq");
        ServicesCompiler services = new ServicesCompiler(context);
        services.compileClients(connector -> true);
        DeadLetterCompiler deadLetters = new DeadLetterCompiler(context, services);
        List<Map<String, Object>> beans = new ArrayList<>();
        Map<String, Replayable> connectors = new LinkedHashMap<>();
        for (ConnectorDefinition connector : definitions.connectors()) {
            if (!problems.hasErrors() && services.has(connector)) {
                CompiledStore store = deadLetters.compile(connector);
                beans.addAll(store.beans());
                connectors.put(connector.name(), new Replayable(connector.name(), store.name(),
                        DeadLetterCompiler.definitionHash(connector), ways(context, services, connector)));
            }
        }
        List<RouteFile> files = new ArrayList<>();
        if (!beans.isEmpty()) {
            files.add(services.file());
            files.add(new RouteFile(STORES, YamlText.of(List.of(Map.of("beans", beans))), null));
        }
        return new Result(new CompiledRoutes(files, context.properties().properties(), context.properties().secrets()), connectors);
    }

    private static Map<String, Way> ways(CompileContext context, ServicesCompiler services, ConnectorDefinition connector) {
        Map<String, Way> ways = new LinkedHashMap<>();
        List<Integer> all = new ArrayList<>();
        for (int index = 0; index < connector.sinks().size(); index++) {
            all.add(index);
            ways.put(DeliveryCompiler.sinkId(connector, index),
                    way(context, services, connector, "replay-" + (index + 1), List.of(index)));
        }
        ways.put(ALL_SINKS, way(context, services, connector, "replay", all));
        return ways;
    }

    private static Way way(CompileContext context, ServicesCompiler services, ConnectorDefinition connector, String what,
            List<Integer> sinks) {
        String route = context.names().unique(connector.name() + "-" + what);
        String uri = "direct:" + route;
        return new Way(uri, ConnectorCompiler.ofReplay(context, services, connector, route, sinks).replay(uri));
    }
}
