package dev.wadi.camel.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.mongodb.ChangesFixture.Delivered;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The source on a real server, whole behaviour but failover. */
class MongoDbChangesSourceIT {

    @MongoReplicaSet
    static MongoBackend server;

    private ChangesFixture changes;

    @BeforeEach
    void open() {
        changes = new ChangesFixture(server.connectionString());
    }

    @AfterEach
    void close() {
        changes.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000})
    void deliversEveryKindOfChangeInOrder(int maxBatchSize) {
        MongoCollection<BsonDocument> orders = changes.collectionWithImages("orders");
        changes.start("/orders?maxBatchSize=" + maxBatchSize);

        orders.insertOne(document("{_id: 'a', n: 1}"));
        orders.updateOne(eq("_id", "a"), set("n", 2));
        orders.replaceOne(eq("_id", "a"), document("{_id: 'a', m: 3}"));
        orders.deleteOne(eq("_id", "a"));

        List<Delivered> events = changes.delivered(4);
        assertThat(events).extracting(Delivered::operation).containsExactly("insert", "update", "replace", "delete");
        assertThat(events).extracting(Delivered::key).containsOnly("a");
        assertThat(events).extracting(Delivered::collection).containsOnly("orders");
        assertThat(events.get(0).document()).isEqualTo(document("{_id: 'a', n: 1}"));
        assertThat(events.get(3).document()).isEqualTo(document("{_id: 'a', m: 3}"));
    }

    @Test
    void readsIdsOfEveryType() {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        changes.start("/orders?maxBatchSize=100&keyFormat=json");
        BsonArray ids = BsonArray.parse("""
                ["text", 1, {"$numberLong": "5000000000"}, 1.5, true, {"$oid": "60002e5e19e23b5c08a6c03c"},
                 {"$date": "2026-01-01T00:00:00Z"}, {"$binary": {"base64": "AQID", "subType": "00"}},
                 {"$numberDecimal": "1.23"}, {"a": 1, "b": "x"}, {"$timestamp": {"t": 1, "i": 2}}, null]""");

        ids.forEach(id -> orders.insertOne(new BsonDocument("_id", id)));

        List<Delivered> events = changes.delivered(ids.size());
        assertThat(events).extracting(event -> event.document().get("_id")).containsExactlyElementsOf(ids);
        assertThat(events).extracting(Delivered::key).doesNotHaveDuplicates();
    }

    @Test
    void deliversAnUpdateWhoseDocumentIsGoneWithoutBody() {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        orders.insertOne(document("{_id: 1}"));
        changes.start("/orders?maxBatchSize=100");

        changes.stop();
        orders.updateOne(eq("_id", 1), set("n", 1));
        orders.deleteOne(eq("_id", 1));
        changes.start("/orders?maxBatchSize=100");

        List<Delivered> events = changes.delivered(2);
        assertThat(events).extracting(Delivered::operation).containsExactly("update", "delete");
        assertThat(events).extracting(Delivered::document).containsOnlyNulls();
    }

    @Test
    void deliversTheDocumentAsItWasRightAfterEachChange() {
        MongoCollection<BsonDocument> orders = changes.collectionWithImages("orders");
        orders.insertOne(document("{_id: 1, n: 0}"));
        changes.start("/orders?maxBatchSize=100&fullDocument=postImage");
        changes.stop();
        IntStream.rangeClosed(1, 3).forEach(n -> orders.updateOne(eq("_id", 1), set("n", n)));

        changes.start("/orders?maxBatchSize=100&fullDocument=postImage");

        assertThat(changes.delivered(3)).extracting(event -> event.document().getInt32("n").getValue())
                .containsExactly(1, 2, 3);
    }

    @Test
    void leavesOutPreImagesOnRequest() {
        MongoCollection<BsonDocument> orders = changes.collectionWithImages("orders");
        orders.insertOne(document("{_id: 1}"));
        changes.start("/orders?deletes=tombstone");

        orders.deleteOne(eq("_id", 1));

        assertThat(changes.delivered(1).get(0).document()).isNull();
    }

    @Test
    void letsTheServerFilter() {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        changes.start("/orders?pipeline=RAW([{\"$match\": {\"fullDocument.vip\": true}}])");

        orders.insertMany(List.of(document("{_id: 1}"), document("{_id: 2, vip: true}"), document("{_id: 3}")));

        assertThat(changes.delivered(1)).extracting(Delivered::key).containsExactly("2");
    }

    @Test
    void readsSeveralCollectionsInOneStream() {
        changes.start("/orders,refunds?maxBatchSize=100");

        changes.collection("orders").insertOne(document("{_id: 1}"));
        changes.collection("other").insertOne(document("{_id: 2}"));
        changes.collection("refunds").insertOne(document("{_id: 3}"));

        assertThat(changes.delivered(2)).extracting(Delivered::collection).containsExactly("orders", "refunds");
    }

    @Test
    void readsAWholeDatabase() {
        changes.start("?maxBatchSize=100");

        changes.collection("orders").insertOne(document("{_id: 1}"));
        changes.collection("refunds").insertOne(document("{_id: 2}"));

        assertThat(changes.delivered(2)).extracting(Delivered::collection).containsExactly("orders", "refunds");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void goesOnAfterARestartWithoutRepeats(int maxBatchSize) {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        changes.start("/orders?maxBatchSize=" + maxBatchSize);
        orders.insertOne(document("{_id: 1}"));
        changes.delivered(1);
        changes.stop();
        orders.insertOne(document("{_id: 2}"));

        changes.start("/orders?maxBatchSize=" + maxBatchSize);
        orders.insertOne(document("{_id: 3}"));

        assertThat(changes.delivered(3)).extracting(Delivered::key).containsExactly("1", "2", "3");
    }

    @Test
    void hasAPositionBeforeTheFirstEvent() {
        changes.start("/orders?maxBatchSize=100");
        changes.stop();

        changes.collection("orders").insertOne(document("{_id: 1}"));
        changes.start("/orders?maxBatchSize=100");

        assertThat(changes.delivered(1)).extracting(Delivered::key).containsExactly("1");
    }

    @Test
    void savesThePositionOfAnIdleStream() {
        changes.start("/orders?maxBatchSize=100&idleSaveInterval=100&maxAwaitTime=50");
        String first = changes.checkpoints.positions().get(0);

        changes.collection("elsewhere").insertOne(document("{_id: 1}"));

        await().atMost(ChangesFixture.PATIENCE).until(() -> changes.checkpoints.positions().size() > 3
                && !changes.checkpoints.positions().get(changes.checkpoints.positions().size() - 1).equals(first));
        assertThat(changes.delivered).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void stopsAtASinkThatFailsAndBeginsThereAgain(int maxBatchSize) {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        AtomicBoolean broken = new AtomicBoolean(true);
        String endpoint = "/orders?maxBatchSize=" + maxBatchSize;
        changes.start(endpoint, exchange -> {
            if (broken.get()) {
                throw new IllegalStateException("the sink is gone");
            }
            changes.record(exchange);
        });
        String before = changes.checkpoints.positions().get(0);

        orders.insertOne(document("{_id: 1}"));

        assertThat(changes.failure()).hasMessageContaining("the sink is gone").hasMessageContaining("c: the event insert");
        assertThat(changes.checkpoints.positions()).containsOnly(before);
        changes.stop();
        broken.set(false);
        changes.start(endpoint);
        assertThat(changes.delivered(1)).extracting(Delivered::key).containsExactly("1");
    }

    @Test
    void deliversAndSavesWhatStandsBeforeAnEventThatFails() {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        changes.start("/orders?maxBatchSize=100");
        changes.stop();
        orders.insertMany(List.of(document("{_id: 1}"), document("{_id: 2, bad: true}"), document("{_id: 3}")));

        changes.start("/orders?maxBatchSize=100", exchange -> {
            EventSteps.forEach(exchange.getMessage(), "look", event -> {
                if (event.getBody(BsonDocument.class).containsKey("bad")) {
                    throw new IllegalArgumentException("a bad one");
                }
            });
            changes.record(exchange);
        });

        assertThat(changes.failure()).hasMessageContaining("could not look: a bad one").hasMessageContaining("position {");
        assertThat(changes.delivered).extracting(Delivered::key).containsExactly("1");
        changes.stop();
        changes.start("/orders?maxBatchSize=100");
        assertThat(changes.delivered(3)).extracting(Delivered::key).containsExactly("1", "2", "3");
    }

    @Test
    void stopsWhenThePositionCannotBeSaved() {
        changes.start("/orders?maxBatchSize=100");
        changes.checkpoints.refuseSaves();

        changes.collection("orders").insertOne(document("{_id: 1}"));

        assertThat(changes.failure()).hasMessageContaining("the disk is full");
    }

    @Test
    void stopsWhenItsCollectionIsDroppedAndGoesOnBehindThatAtTheNextStart() {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        changes.start("/orders?maxBatchSize=100");
        orders.insertOne(document("{_id: 1}"));
        orders.drop();

        assertThat(changes.failure()).hasMessageContaining("[invalidated]");
        assertThat(changes.delivered).extracting(Delivered::key).containsExactly("1");
        changes.stop();
        orders.insertOne(document("{_id: 2}"));
        changes.start("/orders?maxBatchSize=100");
        assertThat(changes.delivered(2)).extracting(Delivered::key).containsExactly("1", "2");
    }

    @Test
    void goesOnBehindADropOnRequest() {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        changes.start("/orders?onInvalidate=resume");
        orders.insertOne(document("{_id: 1}"));
        orders.drop();
        orders.insertOne(document("{_id: 2}"));

        assertThat(changes.delivered(2)).extracting(Delivered::key).containsExactly("1", "2");
    }

    @Test
    void stopsWhenItsCollectionIsRenamed() {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        orders.insertOne(document("{_id: 0}"));
        changes.start("/orders");

        orders.renameCollection(new MongoNamespace(changes.database.getName(), "old_orders"));

        assertThat(changes.failure()).hasMessageContaining("[invalidated]");
    }

    @Test
    void saysWhichPipelineIsBroken() {
        changes.launch("/orders?pipeline=RAW([{\"$nonsense\": {}}])", exchange -> {});

        assertThat(changes.failure()).hasMessageContaining("[unknown-stage]");
    }

    @Test
    void saysThatImagesAreMissing() {
        MongoCollection<BsonDocument> orders = changes.collection("orders");
        orders.insertOne(document("{_id: 1}"));
        changes.start("/orders?preImages=required");

        orders.deleteOne(eq("_id", 1));

        assertThat(changes.failure()).hasMessageContaining("[no-image]");
    }

    @Test
    void saysThatAnEventIsTooLarge() {
        MongoCollection<BsonDocument> orders = changes.collectionWithImages("orders");
        orders.insertOne(document("{_id: 1}").append("text", new BsonString("x".repeat(9_000_000))));
        changes.start("/orders?maxBatchSize=10");

        orders.updateOne(eq("_id", 1), set("n", 1));

        assertThat(changes.failure()).hasMessageContaining("[event-too-large]").hasMessageContaining("position {");
    }

    @Test
    void carriesNamespaceKeyAndIdAsAttributesOnRequest() {
        changes.start("/orders?eventAttributes=true", exchange -> {
            assertThat(exchange.getMessage().getHeader("namespace")).isEqualTo(changes.database.getName() + ".orders");
            assertThat(exchange.getMessage().getHeader("document_key")).isEqualTo("{\"_id\": {\"$numberInt\": \"1\"}}");
            assertThat(exchange.getMessage().getHeader("event_id", String.class)).startsWith("82");
            changes.record(exchange);
        });

        changes.collection("orders").insertOne(document("{_id: 1}"));

        changes.delivered(1);
    }

    @Test
    void finishesTheBatchInDeliveryWhenItIsStopped() throws Exception {
        CountDownLatch inDelivery = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        changes.start("/orders?maxBatchSize=100", exchange -> {
            inDelivery.countDown();
            goOn.await();
            changes.record(exchange);
        });
        changes.collection("orders").insertOne(document("{_id: 1}"));
        inDelivery.await();

        Thread stopper = new Thread(changes::stop);
        stopper.start();
        goOn.countDown();
        stopper.join();

        assertThat(changes.delivered).extracting(Delivered::key).containsExactly("1");
        changes.start("/orders?maxBatchSize=100");
        changes.collection("orders").insertOne(document("{_id: 2}"));
        assertThat(changes.delivered(2)).extracting(Delivered::key).containsExactly("1", "2");
    }

    private static BsonDocument document(String json) {
        return BsonDocument.parse(json);
    }
}
