package dev.wadi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Golden;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definitions in {@code connectors/} compile without a problem to what lies in {@code routes/}. */
class ExampleRoutesTest {

    private static final Path CONNECTORS = Golden.file("../connectors");
    private static final Path ROUTES = Golden.file("../routes");

    static Stream<Path> definitions() throws IOException {
        try (Stream<Path> files = Files.list(CONNECTORS)) {
            return files.filter(file -> file.getFileName().toString().matches("[^.]+\\.(toml|ya?ml|json)")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void compilesToItsFolder(Path definition) {
        Problems problems = new Problems();

        CompiledRoutes routes = RouteCompiler.compile(DefinitionReader.read(definition, problems), problems);

        assertThat(problems.describe()).isEmpty();
        String name = definition.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
        routes.files().forEach(file -> Golden.check(ROUTES.resolve(name).resolve(file.name()), file.yaml()));
        Golden.check(ROUTES.resolve(name).resolve("application.properties"), properties(routes));
    }

    private static String properties(CompiledRoutes routes) {
        return routes.properties().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
