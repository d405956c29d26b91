package dev.wadi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Golden;
import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.SchemaDefinition;
import dev.wadi.definition.Text;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.problem.Problems;
import dev.wadi.route.RouteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a rehearsal of each golden definition leaves out of its routes, and what it must not. */
class RehearsalCompilerTest {

    private static final Pattern STEP = Pattern.compile("(?:id: |\\{ id: )\"?([^\",}\\n]+)");
    private static final Pattern ENDPOINT = Pattern.compile("uri: \"?([^\"\\n]+)");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Golden.file("test/resources/compile"))) {
            return folders.sorted().map(folder -> folder.resolve("connector.toml")).filter(Files::exists).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsEveryStepAndReachesNoServer(Path file) {
        Definitions definitions = DefinitionReader.read(file, new Problems());
        List<RouteFile> routes = RouteCompiler.compile(definitions, new Problems()).files();
        for (ConnectorDefinition connector : definitions.connectors()) {
            Optional<RouteFile> real = routes.stream().filter(route -> connector.name().equals(route.connector())).findFirst();
            if (real.isEmpty()) {
                continue;
            }
            Problems problems = new Problems();

            RehearsalCompiler.Result rehearsal = RehearsalCompiler.compile(definitions, connector.rehearsed(local(connector)), problems)
                    .orElseThrow(() -> new AssertionError(problems.describe()));

            assertThat(problems.hasErrors()).isFalse();
            String text = rehearsal.routes().files().stream().map(RouteFile::yaml).collect(Collectors.joining("\n"));
            assertThat(ids(text)).as(connector.name()).containsAll(stepsBehindTheSource(connector, real.get()));
            assertThat(ENDPOINT.matcher(text).results().map(result -> result.group(1)))
                    .allMatch(uri -> uri.startsWith("direct:") || uri.startsWith("{{wadi-url:"));
            assertThat(text).doesNotContain("com.mongodb", "PubSubClient", "CheckpointRepository", "Transaction", "MongoDbSchema",
                    "RegistrySchema", "PubSubSchema", "clientSecret", "password", "bearerToken");
        }
    }

    /** Everything but what belongs to the source, and the transaction that takes the position along. */
    private static Set<String> stepsBehindTheSource(ConnectorDefinition connector, RouteFile route) {
        Set<String> ids = ids(route.yaml());
        ids.removeIf(id -> id.equals(connector.name() + "-events") || id.startsWith(connector.name() + "-transaction-"));
        return ids;
    }

    private static Set<String> ids(String yaml) {
        return STEP.matcher(yaml).results().map(MatchResult::group).map(text -> text.replaceFirst("^(\\{ )?id: \"?", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<SchemaDefinition> local(ConnectorDefinition connector) {
        return connector.schemas().stream().map(schema -> schema.isRemote()
                ? schema.withText(new Text("{\"type\": \"string\"}", false, schema.origin().place()), Optional.of(1L), Optional.empty())
                : schema).toList();
    }
}
