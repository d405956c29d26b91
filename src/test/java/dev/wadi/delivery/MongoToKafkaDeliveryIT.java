package dev.wadi.delivery;

import static dev.wadi.testkit.ledger.DeliveryPromise.atLeastOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.fault.Fault;
import dev.wadi.testkit.fault.Seed;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.ledger.DeliveryPromise;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program between a real replica set and a real broker, with a ledger of every change, while parts of it die or
 * pause. Longer, and the same choices again: {@link DeliveryLoad}, {@link Seed}.
 */
class MongoToKafkaDeliveryIT {

    private static final DeliveryPromise AT_LEAST_ONCE = atLeastOnce(MongoToKafka.LARGEST_BATCH);

    private static final Duration AWHILE = Duration.ofSeconds(2);

    @MongoReplicaSet(nodes = 3)
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private MongoToKafka flow;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        Seed seed = Seed.of(test.getTestMethod().orElseThrow().getName());
        flow = new MongoToKafka(mongo, kafka, folder, seed).start();
    }

    @AfterEach
    void close() throws InterruptedException {
        flow.close();
    }

    @Test
    void deliversEveryChangeInOrderWhileWadiIsKilled() {
        int kills = DeliveryLoad.kills(8);
        flow.strike(flow.killOfWadi(), kills, DeliveryLoad.changes(8000));

        flow.awaitDelivery().assertKept(AT_LEAST_ONCE).assertRepeatsAtMost((long) kills * MongoToKafka.LARGEST_BATCH);
    }

    @Test
    void deliversEveryChangeInOrderWhileThePrimaryIsKilled() {
        flow.strike(Fault.killPrimary(mongo), DeliveryLoad.kills(5), DeliveryLoad.changes(5000));

        flow.awaitDelivery().assertKept(AT_LEAST_ONCE);
    }

    @Test
    void deliversEveryChangeInOrderWhileTheBrokerIsKilled() {
        flow.strike(Fault.kill("the broker", kafka), DeliveryLoad.kills(5), DeliveryLoad.changes(5000));

        flow.awaitDelivery().assertKept(AT_LEAST_ONCE);
    }

    @Test
    void deliversEveryChangeOnceWhileServersAndWadiPause() {
        flow.strike(Fault.pause("the broker", kafka, AWHILE), 1, 2000)
                .strike(Fault.pause("mongod", mongo, AWHILE), 1, 2000)
                .strike(flow.pauseOfWadi(AWHILE), 1, 2000);

        flow.awaitDelivery().assertKept(DeliveryPromise.effectivelyOnce());
    }

    @Test
    void drainsOnSigtermAndRepeatsNothing() {
        WadiProgram wadi = flow.wadi();
        Fault stop = Fault.of("SIGTERM to Wadi",
                () -> assertThat(wadi.terminate(Duration.ofSeconds(10))).as(wadi.lastLines()).isZero(), wadi::start);
        flow.strike(stop, 3, DeliveryLoad.changes(6000));

        flow.awaitDelivery().assertKept(DeliveryPromise.effectivelyOnce());
    }
}
