package dev.wadi.jbang;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.wadi.servers.ChildProcess;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compiled route and a Pipe with the Kamelet, run by the {@code camel} command against real servers. */
class CamelRunIT {

    private static final Path KAMELETS = Path.of("..", "..", "kamelets").toAbsolutePath().normalize();
    private static final Duration STARTS = Duration.ofSeconds(120);
    private static final Duration STOPS = Duration.ofSeconds(60);

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private MongoClient client;

    @BeforeEach
    void connect() {
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void compiledRouteDeliversAndGoesOnBehindItsPosition() throws Exception {
        MongoCollection<Document> users = client.getDatabase("app_db").getCollection("users");
        String[] arguments = CompiledFiles.copyTo(folder);
        CamelProcess camel = CamelProcess.in(folder,
                Map.of("MONGO_URI", mongo.connectionString(), "KAFKA_BROKERS", kafka.bootstrapServers()));

        try (ChildProcess process = camel.run(arguments)) {
            awaitPosition(camel, process);
            users.insertMany(users(0, 500));
            assertThat(topic("users-topic", 500)).hasSize(500);
            process.terminate(STOPS);
        }
        users.insertMany(users(500, 1000));
        users.updateOne(new Document("_id", 7), new Document("$set", new Document("name", "new")));
        users.deleteOne(new Document("_id", 7));
        try (ChildProcess process = camel.run(arguments)) {
            process.awaitLine("goes on behind the position", STARTS);
            List<ConsumerRecord<String, String>> records = topic("users-topic", 1002);

            assertThat(records).extracting(ConsumerRecord::key).containsExactlyElementsOf(
                    IntStream.concat(IntStream.range(0, 1000), IntStream.of(7, 7)).mapToObj(Integer::toString).toList());
            assertThat(records).element(7).extracting(ConsumerRecord::value).isEqualTo("{\"_id\":7,\"name\":\"user 7\"}");
            assertThat(records.subList(1000, 1002)).extracting(record -> header(record, "operation_type"))
                    .containsExactly("update", "delete");
            process.terminate(STOPS);
        }
    }

    @Test
    void pipeBringsChangesToAnEndpoint() throws Exception {
        Path pipe = KAMELETS.resolve("templates/pipes/core/wadi-mongodb-changes-source-pipe.yaml");
        Files.writeString(folder.resolve("application.properties"), "mongodb.connectionString = {{env:MONGO_URI}}\n");
        String address = mongo.connectionString() + "&appName=wadi%20pipe";
        CamelProcess camel = CamelProcess.in(folder, Map.of("MONGO_URI", address)).withComponentsInstalled();

        try (ChildProcess process =
                camel.run(pipe.toString(), "application.properties", "--local-kamelet-dir=" + KAMELETS)) {
            awaitPosition(camel, process);
            MongoCollection<Document> orders = client.getDatabase("shop").getCollection("orders");
            orders.insertOne(new Document("_id", "a-1").append("total", 9.5));
            orders.deleteOne(new Document("_id", "a-1"));

            assertThat(process.awaitLine("operation_type=insert", STARTS)).contains("Body: {\"_id\":\"a-1\",\"total\":9.5}");
            process.awaitLine("operation_type=delete", STARTS);
            process.terminate(STOPS);
        }
    }

    private static void awaitPosition(CamelProcess camel, ChildProcess process) {
        await().atMost(STARTS).until(() -> {
            assertThat(process.alive()).as(process::lastLines).isTrue();
            return camel.hasPosition();
        });
    }

    private static List<Document> users(int from, int to) {
        return IntStream.range(from, to).mapToObj(id -> new Document("_id", id).append("name", "user " + id)).toList();
    }

    /** What the topic holds, from its beginning, once it holds that much; a second look makes sure that it is not more. */
    private static List<ConsumerRecord<String, String>> topic(String name, int size) throws IOException {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(name, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(60, SECONDS).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= size;
            });
            consumer.poll(Duration.ofMillis(500)).forEach(records::add);
        }
        return records;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
