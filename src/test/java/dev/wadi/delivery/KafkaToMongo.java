package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
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
import org.bson.Document;

/**
 * One topic that is copied to one collection by the whole program, with a ledger of every record: what a delivery test needs besides
 * its fault. Topic and database are named after the test; a record's number is its document's {@code _id}.
 *
 * <p>Lifecycle: set up, {@link #start}, {@link #strike} any number of times, {@link #awaitDelivery}, {@link #close}.
 */
final class KafkaToMongo implements AutoCloseable {

    private static final int LARGEST_BATCH = 200;
    private static final int PARTITIONS = 3;
    private static final int KEYS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Ledger ledger = new Ledger();
    private final Seed seed;
    private final MongoBackend mongo;
    private final KafkaBackend kafka;
    private final MongoClient client;
    private final MongoDatabase database;
    private final MongoCollection<Document> copies;
    private final boolean effectivelyOnce;
    private final WadiProgram wadi;
    private RecordWriter writer;
    private CollectionReader reader;
    private FaultRun faults;

    /** @param folder for definition, positions and output */
    KafkaToMongo(MongoBackend mongo, KafkaBackend kafka, Path folder, Seed seed) {
        this(mongo, kafka, folder, seed, false);
    }

    /** @param effectivelyOnce documents and positions in one transaction */
    KafkaToMongo(MongoBackend mongo, KafkaBackend kafka, Path folder, Seed seed, boolean effectivelyOnce) {
        this.effectivelyOnce = effectivelyOnce;
        this.seed = seed;
        this.mongo = mongo;
        this.kafka = kafka;
        this.client = MongoClients.create(mongo.connectionString());
        this.database = client.getDatabase(topic());
        this.copies = database.getCollection("copies");
        this.wadi = new WadiProgram(folder, definition());
    }

    KafkaToMongo start() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic(), PARTITIONS, (short) 1))).all().get();
        }
        database.createCollection(copies.getNamespace().getCollectionName());
        reader = new CollectionReader(copies, ledger);
        writer = new RecordWriter(kafka.bootstrapServers(), topic(), ledger, KEYS, seed.random());
        faults = new FaultRun(seed, ledger::arrivals, this::assertGoingOn);
        wadi.start();
        return this;
    }

    /** Lets the fault happen so many times while so many records are written. */
    KafkaToMongo strike(Fault fault, int strikes, int records) {
        System.out.println(seed.test() + ": " + faults.strike(fault, strikes, records, writer::write));
        return this;
    }

    WadiProgram wadi() {
        return wadi;
    }

    KafkaToMongo write(int records) {
        writer.write(records);
        return this;
    }

    /** SIGKILL to Wadi, which then goes on at its saved positions. */
    Fault killOfWadi() {
        return Fault.of("kill -9 of Wadi", wadi::kill, wadi::start);
    }

    /** Awaits every record that was written; what the ledger says, to be judged by the test. */
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

    /** The collection that is written to. */
    MongoCollection<Document> copies() {
        return copies;
    }

    @Override
    public void close() throws InterruptedException {
        if (reader != null) {
            reader.close();
        }
        if (writer != null) {
            writer.close();
        }
        wadi.close();
        client.close();
    }

    private void assertGoingOn() {
        assertThat(reader.failure()).isNull();
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
    }

    private String topic() {
        return seed.test();
    }

    private String definition() {
        String positions = """
                [system.checkpoints]
                service_name = "mongo"
                resource = "positions"

                """;
        return (effectivelyOnce ? positions : "") + """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "%s"
                write_mode = "insert"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "group.id" = "copies"
                "auto.offset.reset" = "earliest"
                "session.timeout.ms" = 2000
                "heartbeat.interval.ms" = 500

                [[connectors]]
                name = "orders-copy"
                max_batch_size = %d
                delivery = "%s"
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [ { service_name = "mongo", resource = "copies", output_encoding = "bson" } ]
                """.formatted(mongo.connectionString(), database.getName(), kafka.bootstrapServers(), LARGEST_BATCH,
                effectivelyOnce ? "effectively-once" : "at-least-once", topic());
    }
}
