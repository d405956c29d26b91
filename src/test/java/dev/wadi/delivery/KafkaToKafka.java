package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.testkit.KafkaBackend;
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

/**
 * One topic that is copied to another, effectively once, by the whole program, with a ledger of every record. Topics are named after
 * the test.
 *
 * <p>Lifecycle: {@link #start}, {@link #strike} any number of times, {@link #awaitDelivery}, {@link #close}.
 */
final class KafkaToKafka implements AutoCloseable {

    private static final int LARGEST_BATCH = 200;
    private static final int PARTITIONS = 3;
    private static final int KEYS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Ledger ledger = new Ledger();
    private final Seed seed;
    private final KafkaBackend kafka;
    private final WadiProgram wadi;
    private RecordWriter writer;
    private TopicReader reader;
    private FaultRun faults;

    /** @param folder for definition and output */
    KafkaToKafka(KafkaBackend kafka, Path folder, Seed seed) {
        this.seed = seed;
        this.kafka = kafka;
        this.wadi = new WadiProgram(folder, definition());
    }

    KafkaToKafka start() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic(), PARTITIONS, (short) 1),
                    new NewTopic(copy(), PARTITIONS, (short) 1))).all().get();
        }
        reader = new TopicReader(kafka.bootstrapServers(), copy(), PARTITIONS, ledger);
        writer = new RecordWriter(kafka.bootstrapServers(), topic(), ledger, KEYS, seed.random());
        faults = new FaultRun(seed, ledger::arrivals, this::assertGoingOn);
        wadi.start();
        return this;
    }

    /** Lets the fault happen so many times while so many records are written. */
    KafkaToKafka strike(Fault fault, int strikes, int records) {
        System.out.println(seed.test() + ": " + faults.strike(fault, strikes, records, writer::write));
        return this;
    }

    /** SIGKILL to Wadi, which then goes on at the group's offsets. */
    Fault killOfWadi() {
        return Fault.of("kill -9 of Wadi", wadi::kill, wadi::start);
    }

    /** SIGSTOP to Wadi for so long. */
    Fault pauseOfWadi(Duration lasts) {
        return new Fault("pause of Wadi", wadi::pause, lasts, wadi::resume);
    }

    private String definition() {
        return """
                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"
                "session.timeout.ms" = 1500
                "heartbeat.interval.ms" = 300

                [[connectors]]
                name = "topic-copy"
                max_batch_size = %d
                delivery = "effectively-once"
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [ { service_name = "kafka", resource = "%s", output_encoding = "json" } ]
                """.formatted(kafka.bootstrapServers(), LARGEST_BATCH, topic(), copy());
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

    @Override
    public void close() throws InterruptedException {
        if (reader != null) {
            reader.close();
        }
        if (writer != null) {
            writer.close();
        }
        wadi.close();
    }

    private void assertGoingOn() {
        assertThat(reader.failure()).isNull();
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
    }

    private String topic() {
        return seed.test();
    }

    private String copy() {
        return topic() + "-copy";
    }
}
