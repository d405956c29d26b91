package dev.wadi.definition.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.Encoding;
import dev.wadi.definition.KafkaService;
import dev.wadi.definition.KafkaSink;
import dev.wadi.definition.KafkaSource;
import dev.wadi.definition.MongoDbService;
import dev.wadi.definition.MongoDbSource;
import dev.wadi.definition.WriteMode;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionReaderTest {

    private static final String QUICK_START = """
            # 1. Define Services
            [[services]]
            provider = "mongodb"
            name = "mongo-local"
            connection_string = "mongodb://localhost:27017"
            db_name = "app_db"
            write_mode = "insert"  # optional: "insert" (default) or "replace"

            [[services]]
            provider = "kafka"
            name = "kafka-local"
            "bootstrap.servers" = "localhost:9092"

            # 2. Define Connector
            [[connectors]]
            enabled = true
            name = "users-sync"

            # Source: Watch 'users' collection
            source = { service_name = "mongo-local", resource = "users", output_encoding = "json" }

            # Sink: Publish to 'users-topic'
            sinks = [
                { service_name = "kafka-local", resource = "users-topic", output_encoding = "json" }
            ]
            """;

    @TempDir
    private Path folder;
    private final Problems problems = new Problems();

    private Definitions read(String name, String text) throws IOException {
        return DefinitionReader.read(Files.writeString(folder.resolve(name), text), problems);
    }

    @Test
    void namesTheCommandForATestFile() throws IOException {
        read("orders.wadi.test.yaml", "cases: []");

        assertThat(problems.describe()).contains("1:1: error: the file has tests of a connector, which 'wadi test' runs");
        assertThat(problems.all()).hasSize(1);
    }

    @Test
    void readsTheQuickStartWithoutAProblem() throws IOException {
        Definitions definitions = read("mstream-config.toml", QUICK_START);

        assertThat(problems.describe()).isEmpty();
        MongoDbService mongo = (MongoDbService) definitions.services().get(0);
        assertThat(mongo.connectionString().value()).isEqualTo("mongodb://localhost:27017");
        assertThat(mongo.writeMode()).isEqualTo(WriteMode.INSERT);
        KafkaService kafka = (KafkaService) definitions.services().get(1);
        assertThat(kafka.properties().get("bootstrap.servers").value()).isEqualTo("localhost:9092");
        ConnectorDefinition connector = definitions.connectors().get(0);
        assertThat(connector.name()).isEqualTo("users-sync");
        assertThat(connector.source()).isInstanceOf(MongoDbSource.class);
        assertThat(connector.source().outputEncoding()).isEqualTo(Encoding.JSON);
        assertThat(connector.sinks()).singleElement().isInstanceOf(KafkaSink.class);
        assertThat(connector.keepsPosition()).isTrue();
        assertThat(connector.batchLimit()).isEqualTo(5000);
        assertThat(connector.drainTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(connector.origin().place()).isEqualTo(new Place(definitions.file(), 15, 1));
        assertThat(connector.source().origin().valueOf("resource").column()).isEqualTo(53);
    }

    @Test
    void readsTheSameModelFromYamlAndJson() throws IOException {
        Definitions toml = read("a.toml", QUICK_START);
        Definitions yaml = read("a.yaml", """
                services:
                  - { provider: mongodb, name: mongo-local, connection_string: "mongodb://localhost:27017", db_name: app_db }
                  - provider: kafka
                    name: kafka-local
                    bootstrap.servers: localhost:9092
                connectors:
                  - name: users-sync
                    source: { service_name: mongo-local, resource: users, output_encoding: json }
                    sinks:
                      - { service_name: kafka-local, resource: users-topic, output_encoding: json }
                """);
        Definitions json = read("a.json", """
                {
                \t"services": [
                \t\t{"provider": "mongodb", "name": "mongo-local",
                \t\t "connectionString": "mongodb://localhost:27017", "dbName": "app_db"},
                \t\t{"provider": "kafka", "name": "kafka-local", "bootstrap": {"servers": "localhost:9092"}}
                \t],
                \t"connectors": [{
                \t\t"name": "users-sync",
                \t\t"source": {"serviceName": "mongo-local", "resource": "users", "outputEncoding": "json"},
                \t\t"sinks": [{"serviceName": "kafka-local", "resource": "users-topic", "outputEncoding": "json"}]
                \t}]
                }
                """);

        assertThat(problems.describe()).isEmpty();
        assertThat(Records.values(yaml)).isEqualTo(Records.values(toml));
        assertThat(Records.values(json)).isEqualTo(Records.values(toml));
    }

    @Test
    void keepsReferencesToTheEnvironment() throws IOException {
        Definitions definitions = read("a.toml", QUICK_START.replace("\"mongodb://localhost:27017\"", "\"env:MONGO_URL\"")
                .replace("\"users-topic\"", "\"env:TOPIC\""));

        assertThat(problems.describe()).isEmpty();
        MongoDbService mongo = (MongoDbService) definitions.services().get(0);
        assertThat(mongo.connectionString().fromEnvironment()).isTrue();
        assertThat(mongo.connectionString().value()).isEqualTo("MONGO_URL");
        assertThat(definitions.connectors().get(0).sinks().get(0).resource()).hasToString("env:TOPIC");
    }

    @Test
    void acceptsScalarsAsKafkaProperties() throws IOException {
        Definitions definitions = read("a.toml", QUICK_START.replace("\"bootstrap.servers\" = \"localhost:9092\"", """
                "bootstrap.servers" = "localhost:9092"
                "linger.ms" = 20
                "enable.auto.commit" = false
                security.protocol = "PLAINTEXT"
                offset_seek_back_seconds = 3600
                """));

        assertThat(problems.describe()).isEmpty();
        KafkaService kafka = (KafkaService) definitions.services().get(1);
        assertThat(kafka.properties()).hasEntrySatisfying("linger.ms", text -> assertThat(text.value()).isEqualTo("20"))
                .hasEntrySatisfying("enable.auto.commit", text -> assertThat(text.value()).isEqualTo("false"))
                .hasEntrySatisfying("security.protocol", text -> assertThat(text.value()).isEqualTo("PLAINTEXT"));
        assertThat(kafka.offsetSeekBackSeconds()).contains(3600L);
    }

    @Test
    void reportsTenDifferentMistakesTogether() throws IOException {
        read("a.toml", """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "mongodb://localhost:27017"

                [[services]]
                provider = "kafak"
                name = "kafka"

                [[services]]
                provider = "mongodb"
                name = "other"
                connection_string = "mongodb://localhost:27017"
                db_name = "x"
                write_mode = "upsert"

                [[services]]
                provider = "http"
                name = "web"
                host = "http://localhost"

                [[connectors]]
                name = "one"
                bach = 5
                batch = { kind = "count", size = 0 }
                drain_timeout = 10
                source = { service_name = "mnogo", resource = "users", output_encoding = "jsn" }
                sinks = []

                [[connectors]]
                name = "one"
                source = { service_name = "web", resource = 7, output_encoding = "json" }
                sinks = [{ service_name = "kafka", resource = "t", output_encoding = "json", schema = "s" }]
                """);

        assertThat(problems.errors()).extracting(problem -> problem.place().line() + ":" + problem.place().column() + " "
                + problem.code() + (problem.suggestion() == null ? "" : " -> " + problem.suggestion())).containsExactly(
                "1:1 missing-option",
                "7:12 unknown-value -> kafka",
                "15:14 unknown-value",
                "24:1 unknown-option -> batch",
                "25:34 out-of-range",
                "26:17 duration-without-unit -> 10ms",
                "27:27 unknown-service -> mongo",
                "27:74 unknown-value -> json",
                "28:9 empty-value",
                "31:8 duplicate-name",
                "32:27 unsupported-role",
                "32:45 wrong-type",
                "33:78 unknown-option -> schema_id");
    }

    @Test
    void reportsAMisspeltOptionOnce() throws IOException {
        read("misspelt.yaml", """
                services: []
                connectors:
                  - nam: one
                    sink: []
                    source:
                """);

        assertThat(problems.all()).extracting(Problem::message).containsExactly("connectors[0] has no option 'nam'",
                "connectors[0] has no option 'sink'", "connectors[0].source must be a table, found nothing");
    }

    @Test
    void readsJsonStrictly() throws IOException {
        read("commented.json", "{ // later\n  \"services\": [] }\n");
        read("tabs.json", "{\n\t\"services\": [],\n\t\"connectors\": []\n}\n");

        assertThat(problems.all()).extracting(Problem::describe).map(text -> text.replace(folder + "/", ""))
                .containsExactly("commented.json:1:3: error: JSON has no comments [syntax]");
    }

    @Test
    void saysThatAFileIsInUtf16() throws IOException {
        Files.writeString(folder.resolve("wide.toml"), QUICK_START, StandardCharsets.UTF_16);
        DefinitionReader.read(folder.resolve("wide.toml"), problems);

        assertThat(problems.describe()).endsWith("wide.toml:1:1: error: the file is not UTF-8 text, found UTF-16 [file-not-utf8]\n"
                + "  allowed: a file that is saved as UTF-8");
    }

    @Test
    void reportsFilesThatAreNoDefinitions() throws IOException {
        DefinitionReader.read(folder.resolve("absent.toml"), problems);
        DefinitionReader.read(Files.createDirectory(folder.resolve("folder.toml")), problems);
        read("empty.toml", " \n");
        read("empty.yaml", "# nothing\n");
        read("list.yaml", "- a\n");
        read("definition.tmol", QUICK_START);
        read("definition", QUICK_START);
        read("table.toml", "services = 5\n[connectors]\n");
        Files.write(folder.resolve("latin.toml"), new byte[] {'a', ' ', '=', ' ', '"', (byte) 0xe9, '"'});
        DefinitionReader.read(folder.resolve("latin.toml"), problems);
        Files.write(folder.resolve("large.toml"), new byte[5 * 1024 * 1024]);
        DefinitionReader.read(folder.resolve("large.toml"), problems);

        assertThat(problems.all()).extracting(Problem::describe)
                .map(text -> text.replace(folder + "/", "").lines().findFirst().orElseThrow()).containsExactly(
                "absent.toml:1:1: error: there is no such file [file-not-found]",
                "definition:1:1: error: the file's ending does not say how it is written [unknown-file-type]",
                "definition.tmol:1:1: error: the file's ending does not say how it is written [unknown-file-type]",
                "empty.toml:1:1: error: the file is empty [file-empty]",
                "empty.yaml:1:1: error: the file holds only comments [file-empty]",
                "folder.toml:1:1: error: this is a folder, a definition is a file [file-unreadable]",
                "large.toml:1:1: error: the file has 5242880 bytes, a definition has at most 4194304 [file-too-large]",
                "latin.toml:1:6: error: the file is not UTF-8 text, found byte 0xE9 [file-not-utf8]",
                "list.yaml:1:1: error: a definition is a table, found a list [wrong-type]",
                "table.toml:1:12: error: services must be a list of tables, found 5 [wrong-type]",
                "table.toml:2:1: error: connectors must be a list of tables, found a table [wrong-type]");
    }
}
