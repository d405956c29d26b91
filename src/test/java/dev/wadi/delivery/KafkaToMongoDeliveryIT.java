package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.fault.Seed;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.ledger.DeliveryPromise;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program between a real broker and a real MongoDB, with a ledger of every record, while it is killed. Longer, and the
 * same choices again: {@link DeliveryLoad}, {@link Seed}.
 */
class KafkaToMongoDeliveryIT {

    @MongoReplicaSet
    static MongoBackend mongo;

    // A killed member keeps its partitions until its session is over: ten seconds by Wadi's default, for each kill.
    @KafkaBroker(properties = "group.min.session.timeout.ms=1000")
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    @Test
    void insertsEveryRecordOnceWhileWadiIsKilled() throws Exception {
        int records = DeliveryLoad.changes(10_000);
        try (KafkaToMongo flow = new KafkaToMongo(mongo, kafka, folder, Seed.of("insertsEveryRecordOnce")).start()) {
            flow.strike(flow.killOfWadi(), DeliveryLoad.kills(5), records);

            flow.awaitDelivery().assertKept(DeliveryPromise.effectivelyOnce());
            List<Integer> ids = flow.copies().find().map(document -> document.getInteger("_id")).into(new ArrayList<>());
            assertThat(ids).containsExactlyInAnyOrderElementsOf(IntStream.range(0, records).boxed().toList());
        }
    }
}
