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

/** Every folder of {@code compile/}: the definition in it becomes exactly the files in it, and Camel takes them. */
class GoldenRoutesTest {

    private static final Path CASES = Golden.file("test/resources/compile");

    static Stream<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    private static CompiledRoutes compile(Path folder, Problems problems) {
        return RouteCompiler.compile(DefinitionReader.read(folder.resolve("connector.toml"), problems), problems);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compilesToTheFilesBesideIt(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Problems problems = new Problems();

        CompiledRoutes routes = compile(folder, problems);

        assertThat(problems.errors()).isEmpty();
        routes.files().forEach(file -> Golden.check(folder.resolve(file.name()), file.yaml()));
        Golden.check(folder.resolve("application.properties"), properties(routes));
        if (problems.isEmpty()) {
            assertThat(folder.resolve("warnings.txt")).doesNotExist();
        } else {
            Golden.check(folder.resolve("warnings.txt"), problems.describe().replace(folder + "/", "") + "\n");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".camel.yaml")))
                    .containsExactlyInAnyOrderElementsOf(routes.files().stream().map(file -> file.name()).toList());
        }
        assertThat(routes.secrets().values()).allSatisfy(secret -> {
            assertThat(routes.files()).noneMatch(file -> file.yaml().contains(secret));
            assertThat(properties(routes)).doesNotContain(secret);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTakenByCamel(String name) throws Exception {
        CompiledRoutes routes = compile(CASES.resolve(name), new Problems());

        try (LoadedRoutes loaded = LoadedRoutes.configured(routes)) {
            assertThat(loaded.routeIds()).containsExactlyElementsOf(
                    routes.files().stream().map(file -> file.connector()).filter(connector -> connector != null).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void startsWithEveryEndpointStubbed(String name) throws Exception {
        CompiledRoutes routes = compile(CASES.resolve(name), new Problems());

        try (LoadedRoutes loaded = LoadedRoutes.stubbed(routes)) {
            assertThat(loaded.startedRouteIds()).hasSameElementsAs(loaded.routeIds()).isNotEmpty();
        }
    }

    private static String properties(CompiledRoutes routes) {
        return routes.properties().entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
