package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.fault.Fault;
import dev.wadi.testkit.fault.FaultRun;
import dev.wadi.testkit.fault.Seed;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.ledger.DeliveryPromise;
import dev.wadi.testkit.ledger.Ledger;
import dev.wadi.testkit.ledger.LedgerReport;
import dev.wadi.testkit.network.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program between MongoDB, Kafka and a real HTTP server that fails now and then, as sink and as middleware, with a ledger of every
 * event, while the program is killed and the server is out of reach.
 */
class HttpDeliveryIT {

    private static final int BATCH = 200;
    private static final int DOCUMENTS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final DeliveryPromise AT_LEAST_ONCE = DeliveryPromise.atLeastOnce(BATCH);

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker(properties = "group.min.session.timeout.ms=1000")
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private final Ledger ledger = new Ledger();
    private String name;
    private Seed seed;
    private BookingServer server;
    private TcpProxy network;
    private MongoClient client;
    private MongoDatabase database;
    private WadiProgram wadi;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        seed = Seed.of(name);
        server = new BookingServer(ledger, seed.random());
        network = TcpProxy.before("127.0.0.1:" + server.port());
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase(name);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
    }

    @AfterEach
    void close() throws Exception {
        if (wadi != null) {
            wadi.close();
        }
        client.close();
        network.close();
        server.close();
    }

    @Test
    void everyChangeIsPostedInOrderThoughWadiIsKilled() throws Exception {
        ChangeWriter writer = changes();
        start("""
                source = { service_name = "mongo", resource = "orders", output_encoding = "json" }
                sinks = [{ service_name = "web", resource = "orders", output_encoding = "json" }]
                """);
        awaitFirstPosition();

        strike(killOfWadi(), 3, 3000, writer::write);

        awaitDelivery().assertKept(AT_LEAST_ONCE);
        assertThat(server.refused()).isPositive();
        assertThat(server.mostAtOnce()).isBetween(2, 8);
    }

    @Test
    void everyChangeIsPostedThoughTheServerIsOutOfReach() throws Exception {
        ChangeWriter writer = changes();
        start("""
                source = { service_name = "mongo", resource = "orders", output_encoding = "json" }
                sinks = [{ service_name = "web", resource = "orders", output_encoding = "json" }]
                """);
        awaitFirstPosition();

        strike(Fault.cut("HTTP", network), 2, 1000, writer::write);
        strike(Fault.outage("HTTP", network, Duration.ofSeconds(2)), 1, 1000, writer::write);
        strike(Fault.blackHole("HTTP", network, Duration.ofSeconds(4)), 1, 1000, writer::write);

        awaitDelivery().assertKept(AT_LEAST_ONCE);
    }

    @Test
    void everyRecordIsPostedInOrderThoughWadiIsKilled() throws Exception {
        start("""
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [{ service_name = "web", resource = "orders", output_encoding = "json" }]
                """.formatted(name));
        try (RecordWriter writer = new RecordWriter(kafka.bootstrapServers(), name, ledger, 100, seed.random())) {
            strike(killOfWadi(), 2, 2000, writer::write);

            awaitDelivery().assertKept(AT_LEAST_ONCE);
        }
    }

    @Test
    void everyChangePassesAMiddlewareOnItsWayToKafka() throws Exception {
        ChangeWriter writer = changes();
        start("""
                source = { service_name = "mongo", resource = "orders", output_encoding = "json" }
                middlewares = [{ service_name = "web", resource = "enrich", output_encoding = "json" }]
                sinks = [{ service_name = "kafka", resource = "%s", output_encoding = "json" }]
                """.formatted(name));
        awaitFirstPosition();
        try (TopicReader reader = new TopicReader(kafka.bootstrapServers(), name, 1, ledger)) {
            strike(killOfWadi(), 2, 2000, writer::write);

            awaitDelivery().assertKept(AT_LEAST_ONCE);
            assertThat(reader.failure()).isNull();
        }
        assertThat(server.refused()).isPositive();
    }

    @Test
    void everyRecordPassesAMiddlewareOnItsWayToMongo() throws Exception {
        database.createCollection("copies");
        try (CollectionReader reader = new CollectionReader(database.getCollection("copies"), ledger);
                RecordWriter writer = new RecordWriter(kafka.bootstrapServers(), name, ledger, 100, seed.random())) {
            start("""
                    source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                    middlewares = [{ service_name = "web", resource = "enrich", output_encoding = "json" }]
                    sinks = [{ service_name = "mongo", resource = "copies", output_encoding = "bson", write_mode = "replace" }]
                    """.formatted(name));
            strike(killOfWadi(), 2, 2000, writer::write);

            awaitDelivery().assertKept(AT_LEAST_ONCE);
            assertThat(reader.failure()).isNull();
            assertThat(database.getCollection("copies").countDocuments(new Document("enriched", true)))
                    .isEqualTo(ledger.arrivals());
        }
    }

    private ChangeWriter changes() {
        ChangeWriter writer = new ChangeWriter(database.getCollection("orders"), ledger, DOCUMENTS, seed.random());
        writer.createDocuments();
        return writer;
    }

    private void start(String steps) {
        wadi = new WadiProgram(folder, """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "%s"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"
                "session.timeout.ms" = 2000
                "heartbeat.interval.ms" = 500

                [[services]]
                provider = "http"
                name = "web"
                host = "http://127.0.0.1:%d"
                timeout_sec = 2
                connection_timeout_sec = 2

                [[connectors]]
                name = "orders-copy"
                max_batch_size = %d
                retry = { first_wait = "5ms", longest_wait = "100ms" }
                %s
                """.formatted(mongo.connectionString(), name, kafka.bootstrapServers(), network.port(), BATCH, steps));
        wadi.startAndAwait("orders-copy: running");
    }

    private void awaitFirstPosition() {
        await().atMost(PATIENCE).until(() -> folder.resolve("state/positions").toFile().exists());
    }

    private Fault killOfWadi() {
        return Fault.of("kill -9 of Wadi", wadi::kill, wadi::start);
    }

    private void strike(Fault fault, int strikes, int events, IntConsumer writer) {
        FaultRun faults = new FaultRun(seed, ledger::arrivals, this::assertGoingOn);
        System.out.println(name + ": " + faults.strike(fault, strikes, events, writer));
    }

    private LedgerReport awaitDelivery() {
        await().atMost(PATIENCE).until(() -> {
            assertGoingOn();
            return ledger.complete();
        });
        LedgerReport report = ledger.report();
        System.out.println(name + ": " + report.summary());
        return report;
    }

    private void assertGoingOn() {
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
    }
}
