package dev.wadi.compiler;

import dev.wadi.compiler.service.CamelEndpoint;
import dev.wadi.compiler.text.CompileContext;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.SystemDefinition;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles a definition to routes.
 *
 * <p>Errors: none thrown; what cannot be compiled is a problem, and its connector has no route. Every service is checked, used or
 * not; connectors that are not enabled have no route. Source: the mstream dialect as {@code definition} reads it.
 */
public final class RouteCompiler {

    private final Definitions definitions;
    private final Problems problems;
    private final CompileContext context;
    private final ServicesCompiler services;

    private RouteCompiler(Definitions definitions, Problems problems) {
        this.definitions = definitions;
        this.problems = problems;
        this.context = CompileContext.of(definitions, problems);
        this.services = new ServicesCompiler(context);
    }

    /**
     * The routes with what they connect to.
     *
     * @param connections what each connector needs before it can run, by connector name
     */
    public record Result(CompiledRoutes routes, Map<String, List<ServiceConnection>> connections) {}

    public static CompiledRoutes compile(Definitions definitions, Problems problems) {
        return compileAll(definitions, problems).routes();
    }

    public static Result compileAll(Definitions definitions, Problems problems) {
        return new RouteCompiler(definitions, problems).compile();
    }

    private Result compile() {
        context.properties().setText("camel.main.name", "wadi");
        services.compileClients(ConnectorDefinition::enabled);
        CamelEndpoint.checkAll(context);
        definitions.system().ifPresent(this::reportUnused);
        List<RouteFile> files = new ArrayList<>();
        Map<String, List<ServiceConnection>> connections = new LinkedHashMap<>();
        for (ConnectorDefinition connector : definitions.connectors()) {
            if (connector.enabled() && isSound(connector)) {
                files.add(new ConnectorCompiler(context, services, connector).compile());
                connections.put(connector.name(), new ConnectionsCompiler(context, services).of(connector));
            }
        }
        if (!files.isEmpty()) {
            files.add(0, services.file());
        }
        return new Result(new CompiledRoutes(files, context.properties().properties(), context.properties().secrets()),
                connections);
    }

    /** Whether nothing wrong is known about the connector, nor about its services. */
    private boolean isSound(ConnectorDefinition connector) {
        String path = connector.origin().path() + ".";
        return services.has(connector)
                && problems.errors().stream().noneMatch(error -> error.path() != null && error.path().startsWith(path));
    }

    /** A store that is named and not used yet must not look as if it were. */
    private void reportUnused(SystemDefinition system) {
        for (String table : List.of("job_lifecycle", "service_lifecycle", "test_suites", "workspaces", "logs",
                "encryption_key_path")) {
            if (system.origin().has(table)) {
                problems.add(system.origin().problem(ProblemCode.OPTION_IGNORED, table, "has no effect in this release"));
            }
        }
    }
}
