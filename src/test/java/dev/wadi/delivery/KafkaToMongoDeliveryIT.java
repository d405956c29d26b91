package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program between a real broker and a real MongoDB, while it is killed.
 *
 * <p>Longer: {@code -Ddelivery.kills=20 -Ddelivery.changes=50000}.
 */
class KafkaToMongoDeliveryIT {

    private static final int KILLS = Integer.getInteger("delivery.kills", 5);
    private static final int RECORDS = Integer.getInteger("delivery.changes", 10_000);
    private static final int PARTITIONS = 3;
    private static final String TOPIC = "orders";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private MongoClient client;
    private MongoCollection<Document> copies;
    private WadiProgram wadi;

    @BeforeEach
    void open() throws Exception {
        System.out.println("seed " + seed);
        client = MongoClients.create(mongo.connectionString());
        copies = client.getDatabase("app").getCollection("copies");
        createTopic();
        wadi = new WadiProgram(folder, definition());
    }

    @AfterEach
    void close() {
        wadi.close();
        client.close();
    }

    @Test
    void insertsEveryRecordOnceWhileWadiIsKilled() throws Exception {
        wadi.start();
        int round = RECORDS / KILLS;
        for (int kill = 0; kill < KILLS; kill++) {
            long target = copies.countDocuments() + 1 + random.nextInt(round - 1);
            produce(kill * round, round);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> copies.countDocuments() >= target);
            wadi.kill();
            wadi.start();
        }

        await().atMost(PATIENCE).until(() -> copies.countDocuments() >= (long) round * KILLS || !wadi.alive());
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
        List<Integer> ids = copies.find().map(document -> document.getInteger("_id")).into(new ArrayList<>());
        assertThat(ids).containsExactlyInAnyOrderElementsOf(IntStream.range(0, round * KILLS).boxed().toList());
    }

    private void produce(int from, int count) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int id = from; id < from + count; id++) {
                byte[] key = Integer.toString(id % 500).getBytes(StandardCharsets.UTF_8);
                byte[] value = ("{\"_id\":" + id + ",\"text\":\"order " + id + "\"}").getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(TOPIC, key, value)));
            }
            for (Future<?> send : sent) {
                send.get();
            }
        }
    }

    private void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        }
    }

    private String definition() {
        return """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "app"
                write_mode = "insert"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "group.id" = "copies"
                "auto.offset.reset" = "earliest"

                [[connectors]]
                name = "orders-copy"
                max_batch_size = 200
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [ { service_name = "mongo", resource = "copies", output_encoding = "bson" } ]
                """.formatted(mongo.connectionString(), kafka.bootstrapServers(), TOPIC);
    }
}
