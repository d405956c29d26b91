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
import dev.wadi.testkit.ledger.Ledger;
import dev.wadi.testkit.ledger.LedgerReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * One collection that is copied to one topic by the whole program, with a ledger of every change: what a delivery test needs
 * besides its fault. Collection and topic are named after the test.
 *
 * <p>Lifecycle: set up, {@link #start}, {@link #strike} any number of times, {@link #awaitDelivery}, {@link #close}.
 */
final class MongoToKafka implements AutoCloseable {

    static final int LARGEST_BATCH = 200;
    private static final int PARTITIONS = 3;
    private static final int DOCUMENTS = 500;
    private static final int TOO_LARGE = 2 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Ledger ledger = new Ledger();
    private final Seed seed;
    private final KafkaBackend kafka;
    private final Path folder;
    private final MongoClient client;
    private final MongoDatabase database;
    private final ChangeWriter writer;
    private String mongoAddress;
    private String brokerAddress;
    private String sinkServiceOptions = "";
    private String connectorOptions = "";
    private boolean effectivelyOnce;
    private WadiProgram wadi;
    private TopicReader reader;
    private FaultRun faults;

    /** @param folder for definition, positions and output */
    MongoToKafka(MongoBackend mongo, KafkaBackend kafka, Path folder, Seed seed) {
        this.seed = seed;
        this.kafka = kafka;
        this.folder = folder;
        this.mongoAddress = mongo.connectionString();
        this.brokerAddress = kafka.bootstrapServers();
        this.client = MongoClients.create(mongo.connectionString());
        this.database = client.getDatabase(topic());
        this.writer = new ChangeWriter(database.getCollection("orders"), ledger, DOCUMENTS, seed.random());
    }

    /** Lets Wadi, and only Wadi, reach MongoDB by another connection string. */
    MongoToKafka readingFrom(String connectionString) {
        mongoAddress = connectionString;
        return this;
    }

    /** Lets Wadi, and only Wadi, reach the broker by another address. */
    MongoToKafka writingTo(String bootstrapServers) {
        brokerAddress = bootstrapServers;
        return this;
    }

    /** More lines for the Kafka service. */
    MongoToKafka withSinkService(String lines) {
        sinkServiceOptions = lines;
        return this;
    }

    /** More lines for the connector. */
    MongoToKafka withConnector(String lines) {
        connectorOptions = lines;
        return this;
    }

    /** Events and position in one transaction. */
    MongoToKafka effectivelyOnce() {
        effectivelyOnce = true;
        return withConnector("delivery = \"effectively-once\"\npositions_topic = \"" + positionsTopic() + "\"");
    }

    /** Returns when every change from now on is Wadi's business. */
    MongoToKafka start() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic(), PARTITIONS, (short) 1))).all().get();
        }
        writer.createDocuments();
        wadi = new WadiProgram(folder, definition());
        wadi.startAndAwait("orders-copy: running");
        await().atMost(PATIENCE).until(this::hasPosition);
        reader = new TopicReader(kafka.bootstrapServers(), topic(), PARTITIONS, ledger);
        faults = new FaultRun(seed, ledger::arrivals, this::assertGoingOn);
        return this;
    }

    /** Lets the fault happen so many times while so many changes are written. */
    MongoToKafka strike(Fault fault, int strikes, int changes) {
        System.out.println(seed.test() + ": " + faults.strike(fault, strikes, changes, writer::write));
        return this;
    }

    /** Writes so many changes while nothing goes wrong on purpose. */
    MongoToKafka write(int changes) {
        writer.write(changes);
        return this;
    }

    /** Awaits so many arrivals and says what there is. */
    LedgerReport awaitArrivalsOf(int changes) {
        await().atMost(PATIENCE).until(() -> ledger.arrivals() >= changes);
        return ledger.report();
    }

    /** Inserts a document that no topic takes. */
    MongoToKafka insertTooLarge() {
        database.getCollection("orders").insertOne(new Document("_id", "too large").append("content", "x".repeat(TOO_LARGE)));
        return this;
    }

    /** SIGKILL to Wadi, which then goes on at its saved position. */
    Fault killOfWadi() {
        return Fault.of("kill -9 of Wadi", wadi::kill, wadi::start);
    }

    /** SIGSTOP to Wadi for so long. */
    Fault pauseOfWadi(Duration lasts) {
        return new Fault("pause of Wadi", wadi::pause, lasts, wadi::resume);
    }

    /** Awaits every change that was written; what the ledger says, to be judged by the test. */
    LedgerReport awaitDelivery() {
        long start = System.nanoTime();
        await().atMost(PATIENCE).until(() -> {
            assertGoingOn();
            return ledger.complete();
        });
        LedgerReport report = ledger.report();
        System.out.printf("%s: all arrived %.1f s later, %s%n", seed.test(), (System.nanoTime() - start) / 1e9, report.summary());
        return report;
    }

    /** The same, whether this copy of Wadi still runs or not. */
    LedgerReport awaitArrivals() {
        await().atMost(PATIENCE).until(() -> {
            assertThat(reader.failure()).isNull();
            return ledger.complete();
        });
        return ledger.report();
    }

    WadiProgram wadi() {
        return wadi;
    }

    @Override
    public void close() throws InterruptedException {
        if (reader != null) {
            reader.close();
        }
        if (wadi != null) {
            wadi.close();
        }
        client.close();
    }

    private boolean hasPosition() throws ExecutionException, InterruptedException {
        if (!effectivelyOnce) {
            return folder.resolve("state/positions").toFile().exists();
        }
        TopicPartition positions = new TopicPartition(positionsTopic(), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.listTopics().names().get().contains(positionsTopic())
                    && admin.listOffsets(Map.of(positions, OffsetSpec.latest())).partitionResult(positions).get().offset() > 0;
        }
    }

    private String positionsTopic() {
        return topic() + "-positions";
    }

    private void assertGoingOn() {
        assertThat(reader.failure()).isNull();
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
    }

    private String topic() {
        return seed.test();
    }

    private String definition() {
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
                %s

                [[connectors]]
                name = "orders-copy"
                max_batch_size = %d
                source = { service_name = "mongo", resource = "orders", output_encoding = "json" }
                sinks = [ { service_name = "kafka", resource = "%s", output_encoding = "json" } ]
                %s
                """.formatted(mongoAddress, database.getName(), brokerAddress, sinkServiceOptions, LARGEST_BATCH, topic(),
                connectorOptions);
    }
}
