package dev.wadi.definition.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.definition.ConnectorDefinition;
import dev.wadi.definition.DeadLetterDefinition;
import dev.wadi.problem.Problem;
import dev.wadi.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a definition can have wrong about where its dead letters go. */
class DeadLetterChecksTest {

    @TempDir
    private Path folder;
    private final Problems problems = new Problems();

    @Test
    void readsWhereDeadLettersGo() throws IOException {
        ConnectorDefinition connector = read("users", "users-topic", "{ service_name = \"kafka\", resource = \"users-dead\" }");

        assertThat(problems.all()).isEmpty();
        DeadLetterDefinition deadLetter = connector.deadLetter().orElseThrow();
        assertThat(deadLetter.serviceName()).isEqualTo("kafka");
        assertThat(deadLetter.resource().value()).isEqualTo("users-dead");
    }

    @Test
    void namesTheServiceThatWasProbablyMeant() throws IOException {
        read("users", "users-topic", "{ service_name = \"kafak\", resource = \"users-dead\" }");

        assertThat(problems.all()).singleElement().satisfies(problem -> assertThat(problem.describe())
                .contains("error: users-sync.dead_letter.service_name names the service 'kafak', which is not there [unknown-service]")
                .contains("did you mean 'kafka'?"));
    }

    @Test
    void refusesAServiceThatKeepsNothing() throws IOException {
        read("users", "users-topic", "{ service_name = \"web\", resource = \"users-dead\" }");

        assertThat(problems.all()).singleElement().satisfies(problem -> assertThat(problem.describe())
                .contains("users-sync.dead_letter.service_name cannot use the service 'web': it must be a kafka or mongodb service")
                .contains("kafka, kafka-too, mongo, mongo-too"));
    }

    @Test
    void refusesNamesThatTheServerWouldRefuse() throws IOException {
        read("users", "users-topic", "{ service_name = \"kafka\", resource = \"dead letters\" }");
        read("users", "users-topic", "{ service_name = \"mongo\", resource = \"dead letters\" }");

        assertThat(problems.all()).extracting(Problem::describe).satisfiesExactlyInAnyOrder(
                first -> assertThat(first).contains("resource cannot be the name of a topic: 'dead letters' [invalid-value]"),
                second -> assertThat(second).contains("resource cannot be the name of a collection: 'dead letters' [invalid-value]"));
    }

    @Test
    void refusesAPlaceThatTheConnectorItselfUses() throws IOException {
        read("users", "users-topic", "{ service_name = \"kafka\", resource = \"users-topic\" }");
        read("users", "users-topic", "{ service_name = \"kafka-too\", resource = \"users-topic\" }");
        read("users", "users-topic", "{ service_name = \"mongo\", resource = \"users\" }");
        read("orders, users", "users-topic", "{ service_name = \"mongo-too\", resource = \"users\" }");
        read("*", "users-topic", "{ service_name = \"mongo\", resource = \"dead\" }");

        assertThat(problems.all()).extracting(Problem::describe).satisfiesExactlyInAnyOrder(
                one -> assertThat(one).contains("users-sync.dead_letter.resource is 'users-topic', which users-sync.sinks[0] writes "
                        + "already [conflicting-options]"),
                two -> assertThat(two).contains("is 'users-topic', which users-sync.sinks[0] writes already"),
                three -> assertThat(three).contains("is 'users', which users-sync.source reads already"),
                four -> assertThat(four).contains("is 'users', which users-sync.source reads already"),
                five -> assertThat(five).contains("is 'dead', which users-sync.source reads already"));
    }

    @Test
    void warnsOfAPlaceThatGetsNothing() throws IOException {
        read("users", "users-topic", "{ service_name = \"kafka\", resource = \"users-dead\" }\non_failure = \"stop\"");

        assertThat(problems.all()).singleElement().satisfies(problem -> assertThat(problem.describe())
                .contains("warning: users-sync.dead_letter gets nothing: neither the connector nor one of its sinks has "
                        + "on_failure = \"dead_letter\" [option-ignored]"));
    }

    @Test
    void takesTheSameNameInAnotherPlace() throws IOException {
        read("users", "users-topic", "{ service_name = \"elsewhere\", resource = \"users\" }");
        read("users", "users-topic", "{ service_name = \"kafka\", resource = \"users\" }");

        assertThat(problems.all()).isEmpty();
    }

    private ConnectorDefinition read(String collections, String topic, String deadLetter) throws IOException {
        Path file = Files.writeString(folder.resolve("connector.toml"), """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "mongodb://localhost:27017"
                db_name = "app"
                [[services]]
                provider = "mongodb"
                name = "mongo-too"
                connection_string = "mongodb://localhost:27017"
                db_name = "app"
                [[services]]
                provider = "mongodb"
                name = "elsewhere"
                connection_string = "mongodb://localhost:27017"
                db_name = "ops"
                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "localhost:9092"
                [[services]]
                provider = "kafka"
                name = "kafka-too"
                "bootstrap.servers" = "localhost:9092"
                [[services]]
                provider = "http"
                name = "web"
                host = "http://localhost"
                [[connectors]]
                name = "users-sync"
                source = { service_name = "mongo", resource = "%s", output_encoding = "json" }
                sinks = [{ service_name = "kafka", resource = "%s", output_encoding = "json" }]
                dead_letter = %s
                """.formatted(collections, topic, deadLetter) + (deadLetter.contains("on_failure") ? "" : "on_failure = \"dead_letter\"\n"));
        return DefinitionReader.read(file, problems).connectors().get(0);
    }
}
