package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.fault.Fault;
import dev.wadi.testkit.fault.Seed;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.ledger.DeliveryPromise;
import dev.wadi.testkit.ledger.LedgerReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Effectively once into a topic, by the whole program on real servers: who reads committed records misses none and sees none twice,
 * whatever dies. Longer, and the same choices again: {@link DeliveryLoad}, {@link Seed}.
 */
class EffectivelyOnceKafkaIT {

    private static final DeliveryPromise ONCE = DeliveryPromise.effectivelyOnce();

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker(properties = "group.min.session.timeout.ms=1000")
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    @Test
    void deliversChangesOnceWhileWadiIsKilled(TestInfo test) throws Exception {
        try (MongoToKafka flow = changes(test)) {
            flow.strike(flow.killOfWadi(), DeliveryLoad.kills(3), DeliveryLoad.changes(4500));

            flow.awaitDelivery().assertKept(ONCE);
        }
    }

    @Test
    void deliversChangesOnceWhileTheBrokerIsKilled(TestInfo test) throws Exception {
        try (MongoToKafka flow = changes(test)) {
            flow.strike(Fault.kill("the broker", kafka), DeliveryLoad.kills(2), DeliveryLoad.changes(4000));

            flow.awaitDelivery().assertKept(ONCE);
        }
    }

    @Test
    void deliversRecordsOnceWhileWadiIsKilled(TestInfo test) throws Exception {
        try (KafkaToKafka flow = records(test)) {
            flow.strike(flow.killOfWadi(), DeliveryLoad.kills(3), DeliveryLoad.changes(4500));

            flow.awaitDelivery().assertKept(ONCE);
        }
    }

    @Test
    void deliversRecordsOnceWhileTheBrokerIsKilled(TestInfo test) throws Exception {
        try (KafkaToKafka flow = records(test)) {
            flow.strike(Fault.kill("the broker", kafka), DeliveryLoad.kills(2), DeliveryLoad.changes(4000));

            flow.awaitDelivery().assertKept(ONCE);
        }
    }

    /** The group throws out a member that does not answer; what it held is read again. */
    @Test
    void deliversRecordsOnceWhenTheGroupGoesOnWithoutIt(TestInfo test) throws Exception {
        try (KafkaToKafka flow = records(test)) {
            flow.strike(flow.pauseOfWadi(Duration.ofSeconds(3)), 3, DeliveryLoad.changes(6000));

            flow.awaitDelivery().assertKept(ONCE);
        }
    }

    @Test
    void aSecondCopyStopsTheFirst(TestInfo test) throws Exception {
        try (MongoToKafka flow = changes(test)) {
            flow.write(1000);
            Path second = Files.createDirectories(folder.resolve("second"));
            try (WadiProgram other = new WadiProgram(second, Files.readString(folder.resolve("connectors.toml")))) {
                other.startAndAwait("orders-copy: running");

                flow.write(1000);

                assertThat(flow.wadi().awaitLine("has taken over")).contains("orders-copy");
                assertThat(flow.wadi().awaitExit()).isEqualTo(1);
                flow.awaitArrivals().assertKept(ONCE);
                assertThat(other.alive()).as(other.lastLines()).isTrue();
            }
        }
    }

    /** What lies before the event is committed, in however many transactions, and the position behind it. */
    @Test
    void stopsAtAnEventThatTheTopicRefuses(TestInfo test) throws Exception {
        try (MongoToKafka flow = changes(test)) {
            flow.write(500).insertTooLarge().write(500);

            assertThat(flow.wadi().awaitExit()).isEqualTo(1);
            assertThat(flow.wadi().awaitLine("orders-copy: failed")).contains("could not write to");
            flow.wadi().start();
            assertThat(flow.wadi().awaitExit()).isEqualTo(1);
            LedgerReport report = flow.awaitArrivalsOf(500);
            assertThat(report.arrived()).isEqualTo(500);
            assertThat(report.repeats()).isZero();
        }
    }

    private MongoToKafka changes(TestInfo test) throws Exception {
        return new MongoToKafka(mongo, kafka, folder, Seed.of(name(test))).effectivelyOnce().start();
    }

    private KafkaToKafka records(TestInfo test) throws Exception {
        return new KafkaToKafka(kafka, folder, Seed.of(name(test))).start();
    }

    private static String name(TestInfo test) {
        return test.getTestMethod().orElseThrow().getName();
    }
}
