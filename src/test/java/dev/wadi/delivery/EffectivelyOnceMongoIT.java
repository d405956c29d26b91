package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.fault.Fault;
import dev.wadi.testkit.fault.Seed;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.ledger.DeliveryPromise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/**
 * Effectively once into a collection, by the whole program on real servers: the oplog has every insert once, whatever dies. Longer, and
 * the same choices again: {@link DeliveryLoad}, {@link Seed}.
 */
class EffectivelyOnceMongoIT {

    private static final DeliveryPromise ONCE = DeliveryPromise.effectivelyOnce();

    @MongoReplicaSet(nodes = 3)
    static MongoBackend mongo;

    @KafkaBroker(properties = "group.min.session.timeout.ms=1000")
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    @Test
    void insertsRecordsOnceWhileWadiIsKilled(TestInfo test) throws Exception {
        int records = DeliveryLoad.changes(4000);
        try (KafkaToMongo flow = flow(test)) {
            flow.strike(flow.killOfWadi(), DeliveryLoad.kills(4), records);

            flow.awaitDelivery().assertKept(ONCE);
            List<Integer> ids = flow.copies().find().map(document -> document.getInteger("_id")).into(new ArrayList<>());
            assertThat(ids).containsExactlyInAnyOrderElementsOf(IntStream.range(0, records).boxed().toList());
        }
    }

    @Test
    void insertsRecordsOnceWhileThePrimaryIsKilled(TestInfo test) throws Exception {
        try (KafkaToMongo flow = flow(test)) {
            flow.strike(Fault.killPrimary(mongo), DeliveryLoad.kills(2), DeliveryLoad.changes(4000));

            flow.awaitDelivery().assertKept(ONCE);
        }
    }

    @Test
    void aSecondCopyStopsTheFirst(TestInfo test) throws Exception {
        try (KafkaToMongo flow = flow(test)) {
            flow.write(1000);
            flow.awaitDelivery();
            Path second = Files.createDirectories(folder.resolve("second"));
            try (WadiProgram other = new WadiProgram(second, Files.readString(folder.resolve("connectors.toml")))) {
                other.startAndAwait("orders-copy: reads");

                flow.write(1000);

                assertThat(flow.wadi().awaitLine("took over")).contains("orders-copy");
                assertThat(flow.wadi().awaitExit()).isEqualTo(1);
                flow.awaitArrivals().assertKept(ONCE);
                assertThat(other.alive()).as(other.lastLines()).isTrue();
            }
        }
    }

    private KafkaToMongo flow(TestInfo test) throws Exception {
        return new KafkaToMongo(mongo, kafka, folder, Seed.of(test.getTestMethod().orElseThrow().getName()), true).start();
    }
}
