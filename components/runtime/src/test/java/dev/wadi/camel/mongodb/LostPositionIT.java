package dev.wadi.camel.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import dev.wadi.camel.mongodb.ChangesFixture.Delivered;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each policy does with a position that fell off the oplog of a real server. */
class LostPositionIT {

    private static final String FILLER = "x".repeat(1_000_000);

    @MongoReplicaSet(oplogMegabytes = 8, arguments = {"--syncdelay", "1"})
    static MongoBackend server;

    private ChangesFixture changes;

    @BeforeEach
    void losePosition() {
        changes = new ChangesFixture(server.connectionString());
        changes.start("/orders?maxBatchSize=100");
        changes.stop();
        changes.collection("orders").insertOne(order(1));
        pushOutOfTheOplog();
    }

    @AfterEach
    void close() {
        changes.close();
    }

    @Test
    void stopsAndSaysWhatWasLostByDefault() {
        List<String> before = changes.checkpoints.positions();

        changes.launch("/orders?maxBatchSize=100", changes::record);

        assertThat(changes.failure())
                .hasMessageContaining("everything after 20")
                .hasMessageContaining("the oldest change kept")
                .hasMessageContaining("[lost-position]");
        assertThat(changes.checkpoints.positions()).isEqualTo(before);
    }

    @Test
    void goesOnFromNowOnRequest() {
        int saved = changes.checkpoints.positions().size();
        changes.launch("/orders?maxBatchSize=100&onLostPosition=fromNow", changes::record);
        await().atMost(ChangesFixture.PATIENCE)
                .until(() -> changes.checkpoints.positions().size() > saved);

        changes.collection("orders").insertOne(order(2));

        assertThat(changes.delivered(1)).extracting(Delivered::key).containsExactly("2");
    }

    @Test
    void goesOnFromATimeOnRequest() {
        Instant oldest = oldestInOplog();
        await().until(() -> Instant.now().getEpochSecond() > oldest.getEpochSecond() + 1);
        Instant kept = Instant.now();
        changes.collection("orders").insertOne(order(2));

        changes.launch("/orders?maxBatchSize=100&onLostPosition=fromTime&fromTime=" + kept, changes::record);
        changes.collection("orders").insertOne(order(3));

        assertThat(changes.delivered(2)).extracting(Delivered::key).endsWith("2", "3");
    }

    @Test
    void stopsWhenTheGivenTimeIsLostAsWell() {
        changes.launch("/orders?onLostPosition=fromTime&fromTime=2020-01-01T00:00:00Z", changes::record);

        assertThat(changes.failure()).hasMessageContaining("[lost-position]");
    }

    private void pushOutOfTheOplog() {
        MongoCollection<BsonDocument> filler = changes.collection("filler");
        Instant position = ResumeToken.clusterTime(changes.checkpoints.positions().get(0)).orElseThrow();
        // The oplog is cut only where its files allow, so its size says little: written until the position is gone.
        while (!oldestInOplog().isAfter(position)) {
            IntStream.range(0, 40).forEach(i -> filler.insertOne(new BsonDocument("text", new BsonString(FILLER))));
        }
    }

    private Instant oldestInOplog() {
        BsonDocument oldest = changes.client.getDatabase("local").getCollection("oplog.rs", BsonDocument.class)
                .find().sort(BsonDocument.parse("{$natural: 1}")).first();
        return Instant.ofEpochSecond(oldest.getTimestamp("ts").getTime());
    }

    private static BsonDocument order(int id) {
        return new BsonDocument("_id", new BsonInt32(id));
    }
}
