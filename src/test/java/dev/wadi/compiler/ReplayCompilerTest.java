package dev.wadi.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.Golden;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCompilerTest {

    @TempDir
    private Path folder;

    private static Definitions read(Path file) {
        return DefinitionReader.read(file, new Problems());
    }

    private static ReplayCompiler.Result compile(String folder) {
        return ReplayCompiler.compile(read(Golden.file("test/resources/compile/" + folder + "/connector.toml")), new Problems());
    }

    @Test
    void hasAWayToAllSinksAndOneToEach() {
        ReplayCompiler.Replayable connector = compile("dead-letters").connectors().get("to-topic");

        assertThat(connector.ways()).containsOnlyKeys("", "to-topic-sink-1", "to-topic-sink-2");
        String all = connector.ways().get("").file().yaml();
        assertThat(all).contains("uri: direct:to-topic-replay").contains("sink: to-topic-sink-1").contains("sink: to-topic-sink-2")
                .contains("mongodb-changes:app_db/orders").contains("kafka:orders-copy");
        String second = connector.ways().get("to-topic-sink-2").file().yaml();
        assertThat(second).contains("uri: direct:to-topic-replay-2").contains("kafka:orders-copy")
                .doesNotContain("mongodb-changes").doesNotContain("checkpoint").doesNotContain("FailurePolicy");
    }

    @Test
    void everyWayOfEveryCaseIsTakenByCamel() throws Exception {
        for (String name : List.of("dead-letters", "branches", "batches", "schemas", "kafka-sink", "strange-names", "secrets")) {
            ReplayCompiler.Result compiled = compile(name);
            List<RouteFile> files = new ArrayList<>(compiled.stores().files());
            compiled.connectors().values().forEach(connector -> connector.ways().values().forEach(way -> files.add(way.file())));
            try (LoadedRoutes loaded = LoadedRoutes.stubbed(
                    new CompiledRoutes(files, compiled.stores().properties(), compiled.stores().secrets()))) {
                assertThat(loaded.startedRouteIds()).as(name).hasSameElementsAs(loaded.routeIds()).isNotEmpty();
            }
        }
    }

    @Test
    void findsTheStoreOfAConnectorThatIsNotEnabled() throws IOException {
        Path file = Files.writeString(folder.resolve("connector.toml"), Files.readString(
                Golden.file("test/resources/compile/dead-letters/connector.toml")).replace("name = \"to-", "enabled = false\nname = \"to-"));

        ReplayCompiler.Result compiled = ReplayCompiler.compile(read(file), new Problems());

        assertThat(compiled.connectors()).containsOnlyKeys("to-files", "to-topic", "to-collection");
        assertThat(compiled.stores().files()).extracting(RouteFile::yaml).last().asString()
                .contains("FileDeadLetterStore").contains("KafkaDeadLetterStore").contains("MongoDbDeadLetterStore");
    }

    @Test
    void theHashIsOfWhatTheDefinitionSaysAndNotOfWhereItStands() throws IOException {
        String text = Files.readString(Golden.file("test/resources/compile/dead-letters/connector.toml"));
        List<String> hashes = hashes(text);

        assertThat(hashes).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(hashes("# moved\n\n" + text.replace("name = \"to-files\"", "enabled = false\nname = \"to-files\""))).isEqualTo(hashes);
        assertThat(hashes(text.replace("localhost:27017", "elsewhere:27017"))).isEqualTo(hashes);
        List<String> changed = hashes(text.replace("users-topic", "users-topic-2"));
        assertThat(changed.get(0)).isNotEqualTo(hashes.get(0));
        assertThat(changed.subList(1, 3)).isEqualTo(hashes.subList(1, 3));
        assertThat(hashes(text.replace("env:DEAD_TOPIC", "DEAD_TOPIC")).get(1)).isNotEqualTo(hashes.get(1));
    }

    private List<String> hashes(String text) throws IOException {
        return read(Files.writeString(folder.resolve("hashed.toml"), text)).connectors().stream()
                .map(DeadLetterCompiler::definitionHash).toList();
    }
}
