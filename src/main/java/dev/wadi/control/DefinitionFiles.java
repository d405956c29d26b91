package dev.wadi.control;

import dev.wadi.compiler.RouteCompiler;
import dev.wadi.compiler.ServiceConnection;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.RestartDefinition;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.engine.RestartPolicy;
import dev.wadi.engine.ServiceAddress;
import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads and compiles definition files. Errors of reading and of compiling are reported together. */
public final class DefinitionFiles implements DefinitionCompiler {

    @Override
    public Compilation compile(Path file) {
        Problems problems = new Problems();
        Definitions definitions = DefinitionReader.read(file, problems);
        RouteCompiler.Result result = RouteCompiler.compileAll(definitions, problems);
        if (problems.hasErrors()) {
            return Compilation.failed(problems);
        }
        Map<String, List<ServiceAddress>> needs = new LinkedHashMap<>();
        result.connections().forEach((connector, connections) ->
                needs.put(connector, connections.stream().map(DefinitionFiles::address).toList()));
        Map<String, RestartPolicy> restarts = new LinkedHashMap<>();
        definitions.connectors().forEach(connector -> restarts.put(connector.name(), restart(connector.restart())));
        return new Compilation(result.routes(), needs, restarts, problems);
    }

    private static RestartPolicy restart(Optional<RestartDefinition> restart) {
        return restart.map(given -> new RestartPolicy(given.maxAttempts(), given.firstWait(), given.longestWait()))
                .orElseGet(() -> new RestartPolicy(RestartDefinition.USUAL_ATTEMPTS, RestartDefinition.USUAL_FIRST_WAIT,
                        RestartDefinition.USUAL_LONGEST_WAIT));
    }

    private static ServiceAddress address(ServiceConnection connection) {
        ServiceAddress.Kind kind = ServiceAddress.Kind.valueOf(connection.provider().toUpperCase(Locale.ROOT));
        String place = connection.place().file() + ":" + connection.place().line();
        return new ServiceAddress(connection.service(), kind, place, connection.clientProperties());
    }
}
