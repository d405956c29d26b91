package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.ledger.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program between a real replica set and a real broker, with a ledger of every change, while parts of it die.
 *
 * <p>Longer: {@code -Ddelivery.kills=20 -Ddelivery.changes=50000}.
 */
class MongoToKafkaDeliveryIT {

    private static final int KILLS = Integer.getInteger("delivery.kills", 5);
    private static final int CHANGES = Integer.getInteger("delivery.changes", 10_000);
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @MongoReplicaSet(nodes = 3)
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private final Ledger ledger = new Ledger();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private MongoClient client;
    private String topic;
    private ChangeWriter writer;
    private WadiProgram wadi;
    private TopicReader reader;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        System.out.println(test.getDisplayName() + ": seed " + seed);
        topic = test.getTestMethod().orElseThrow().getName();
        createTopic();
        client = MongoClients.create(mongo.connectionString());
        MongoDatabase database = client.getDatabase(topic.substring(0, Math.min(30, topic.length())));
        writer = new ChangeWriter(database.getCollection("orders"), ledger, 500, seed);
        wadi = new WadiProgram(folder, definition(database.getName()));
        wadi.startAndAwait("orders-copy: running");
        await().atMost(PATIENCE).until(() -> folder.resolve("state/positions").toFile().exists());
        reader = new TopicReader(kafka.bootstrapServers(), topic, PARTITIONS, ledger);
    }

    @AfterEach
    void close() throws InterruptedException {
        reader.close();
        wadi.close();
        client.close();
    }

    @Test
    void deliversEveryChangeInOrderWhileWadiIsKilled() {
        int round = CHANGES / KILLS;
        for (int kill = 0; kill < KILLS; kill++) {
            long target = ledger.arrivals() + 1 + random.nextInt(Math.max(1, round - 1));
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writer.write(round));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> ledger.arrivals() >= target);
            wadi.kill();
            wadi.start();
            writing.join();
        }

        awaitDelivery();
        System.out.println("after " + KILLS + " kills of Wadi, " + ledger.report().summary());
    }

    @Test
    void deliversEveryChangeInOrderWhileThePrimaryIsKilled() {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writer.write(CHANGES / 2));
        await().atMost(PATIENCE).until(() -> ledger.arrivals() > CHANGES / 10);
        mongo.killPrimary();
        writing.join();

        awaitDelivery();
        assertThat(wadi.alive()).isTrue();
        System.out.println("after a kill of the primary, " + ledger.report().summary());
        mongo.start();
    }

    @Test
    void deliversEveryChangeInOrderWhileTheBrokerIsKilled() {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writer.write(CHANGES / 2));
        await().atMost(PATIENCE).until(() -> ledger.arrivals() > CHANGES / 10);
        kafka.kill();
        writing.join();
        kafka.start();

        awaitDelivery();
        assertThat(wadi.alive()).isTrue();
        System.out.println("after a kill of the broker, " + ledger.report().summary());
    }

    @Test
    void drainsOnSigtermAndRepeatsNothing() {
        int round = CHANGES / 5;
        for (int stop = 0; stop < 3; stop++) {
            long target = ledger.arrivals() + 1 + random.nextInt(round - 1);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writer.write(round));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> ledger.arrivals() >= target);

            assertThat(wadi.terminate(Duration.ofSeconds(10))).as(wadi.lastLines()).isZero();

            writing.join();
            wadi.start();
        }

        awaitDelivery();
        assertThat(ledger.report().repeats()).isZero();
    }

    private void awaitDelivery() {
        await().atMost(PATIENCE).until(() -> ledger.complete() || reader.failure() != null || !wadi.alive());
        assertThat(reader.failure()).isNull();
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
        ledger.report().assertDelivered();
    }

    private void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
        }
    }

    private String definition(String database) {
        return """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "%s"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"

                [[connectors]]
                name = "orders-copy"
                max_batch_size = 200
                source = { service_name = "mongo", resource = "orders", output_encoding = "json" }
                sinks = [ { service_name = "kafka", resource = "%s", output_encoding = "json" } ]
                """.formatted(mongo.connectionString(), database, kafka.bootstrapServers(), topic);
    }
}
