package dev.wadi.control;

import dev.wadi.engine.RestartPolicy;
import dev.wadi.engine.ServiceAddress;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What became of a definition file.
 *
 * @param needs the services that each connector needs before it can start
 * @param restarts how each connector starts again after a failure; one without an entry does not
 * @param problems everything that is wrong or doubtful; with an error among it there are no routes
 */
public record Compilation(CompiledRoutes routes, Map<String, List<ServiceAddress>> needs,
        Map<String, RestartPolicy> restarts, Problems problems) {

    public Compilation {
        Objects.requireNonNull(routes, "routes");
        Objects.requireNonNull(problems, "problems");
        needs = Map.copyOf(needs);
        restarts = Map.copyOf(restarts);
    }

    /** Names of the connectors that have a route, in order. */
    public List<String> connectors() {
        return routes.files().stream().map(RouteFile::connector).filter(Objects::nonNull).toList();
    }

    static Compilation failed(Problems problems) {
        return new Compilation(new CompiledRoutes(List.of(), Map.of(), Map.of()), Map.of(), Map.of(), problems);
    }
}
