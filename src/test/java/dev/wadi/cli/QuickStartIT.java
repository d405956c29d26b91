package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.wadi.Main;
import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mstream's quick start, with the addresses of the test's servers in it, as a process of its own. */
class QuickStartIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    private Path folder;

    @Test
    void goesOnWhereItStopped() throws IOException {
        writeDefinition(mongo.connectionString(), kafka.bootstrapServers());
        try (MongoClient client = MongoClients.create(mongo.connectionString())) {
            MongoCollection<Document> users = client.getDatabase("app_db").getCollection("users");

            try (ChildProcess wadi = start("run")) {
                wadi.awaitLine("users-sync: running", PATIENCE);
                users.insertOne(new Document("_id", 1).append("name", "Ada"));
                assertThat(records(1)).extracting(ConsumerRecord::value).containsExactly("{\"_id\":1,\"name\":\"Ada\"}");

                assertThat(wadi.terminate(Duration.ofSeconds(12))).isZero();
                assertThat(wadi.lines()).anyMatch(line -> line.endsWith("SIGTERM: stopping; what is in delivery gets 10 s to end"))
                        .anyMatch(line -> line.endsWith("users-sync: stopped"))
                        .noneMatch(line -> line.contains("\tat ") || line.contains("\u001b"));
            }
            users.deleteOne(new Document("_id", 1));
            try (ChildProcess wadi = start("run", "--config", "mstream-config.toml")) {
                wadi.awaitLine("users-sync: running", PATIENCE);
                assertThat(records(2)).extracting(ConsumerRecord::key).containsExactly("1", "1");
            }
        }
        try (ChildProcess positions = start("positions", "list")) {
            assertThat(positions.awaitExit(PATIENCE)).isZero();
            assertThat(positions.lines()).singleElement().asString().startsWith("users-sync  ");
        }
    }

    @Test
    void givesUpWhenNoServerAnswers() throws IOException {
        writeDefinition("mongodb://127.0.0.1:1", "127.0.0.1:1");

        try (ChildProcess wadi = start("run", "--connect-timeout", "2s")) {
            assertThat(wadi.awaitExit(PATIENCE)).isEqualTo(1);
            assertThat(wadi.lines())
                    .anyMatch(line -> line.contains("users-sync: waiting for mongo-local (mstream-config.toml:2): 127.0.0.1:1: "))
                    .anyMatch(line -> line.contains("could not be reached for 2s"))
                    .noneMatch(line -> line.contains("\tat "));
        }
    }

    private void writeDefinition(String connectionString, String brokers) throws IOException {
        Files.writeString(folder.resolve("mstream-config.toml"), """
                # 1. Define Services
                [[services]]
                provider = "mongodb"
                name = "mongo-local"
                connection_string = "%s"
                db_name = "app_db"

                [[services]]
                provider = "kafka"
                name = "kafka-local"
                "bootstrap.servers" = "%s"

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
                """.formatted(connectionString, brokers));
    }

    private ChildProcess start(String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "wadi-", ".log");
        return ChildProcess.start(ChildCommand.javaMain(output, Main.class, arguments).withDirectory(folder)
                .withEnvironment("WADI_STATE", folder.resolve("state").toString()));
    }

    private static List<ConsumerRecord<String, String>> records(int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition("users-topic", 0)));
            for (long end = System.nanoTime() + PATIENCE.toNanos(); records.size() < count && System.nanoTime() < end;) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
