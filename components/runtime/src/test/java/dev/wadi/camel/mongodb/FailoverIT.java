package dev.wadi.camel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import dev.wadi.camel.mongodb.ChangesFixture.Delivered;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;

/** Source and sink of one route while the primary of their replica set is killed. */
class FailoverIT {

    private static final int EVENTS = 3000;

    @MongoReplicaSet(nodes = 3)
    static MongoBackend server;

    @Test
    void losesAndReordersNothingWhenThePrimaryIsKilled() {
        try (ChangesFixture changes = new ChangesFixture(server.connectionString())) {
            MongoCollection<BsonDocument> orders = changes.collection("orders").withWriteConcern(WriteConcern.MAJORITY);
            changes.start("/orders?maxBatchSize=100", exchange -> {
                changes.sendTo("/copy?writeMode=mirror", exchange);
                changes.record(exchange);
            });

            for (int id = 0; id < EVENTS; id++) {
                orders.insertOne(new BsonDocument("_id", new BsonInt32(id)));
                if (id == EVENTS / 2) {
                    server.killPrimary();
                }
            }

            List<String> expected = IntStream.range(0, EVENTS).mapToObj(Integer::toString).toList();
            assertThat(changes.delivered(EVENTS)).extracting(Delivered::key).containsExactlyElementsOf(expected);
            assertThat(changes.collection("copy").countDocuments()).isEqualTo(EVENTS);
        }
    }
}
