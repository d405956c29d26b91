package dev.wadi.control;

import dev.wadi.compiler.RouteCompiler;
import dev.wadi.compiler.ServiceConnection;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.engine.ServiceAddress;
import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        return new Compilation(result.routes(), needs, problems);
    }

    private static ServiceAddress address(ServiceConnection connection) {
        ServiceAddress.Kind kind = ServiceAddress.Kind.valueOf(connection.provider().toUpperCase(Locale.ROOT));
        String place = connection.place().file() + ":" + connection.place().line();
        return new ServiceAddress(connection.service(), kind, place, connection.clientProperties());
    }
}
