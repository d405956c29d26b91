package dev.wadi.camel.state;

import static dev.wadi.camel.state.CheckpointDocumentTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoDbCheckpointRepositoryIT extends CheckpointRepositoryContract {
    private static final String DATABASE = "mstream";

    @MongoReplicaSet
    static MongoBackend mongo;

    private static MongoClient client;
    /** A collection of its own for each test. */
    private final String collection = "checkpoints-" + new ObjectId();

    @BeforeAll
    static void connect() {
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    CheckpointRepository open(Clock clock) {
        return open(client, clock);
    }

    @Test
    void takesOverWhatMstreamSaved() {
        insert("users-sync", 1000, bytes("{\"_data\":\"8201\"}"));
        insert("users-sync", 2000, bytes("{\"_data\":\"8202\"}"));
        insert("users-sync-2", 3000, bytes("{\"_data\":\"8203\"}"));
        insert("orders-copy", 1000, offsetBytes("orders", 0, 41));
        insert("orders-copy", 2000, offsetBytes("orders", 1, 17));
        insert("orders-copy", 3000, offsetBytes("orders", 0, 42));
        CheckpointRepository repository = open(clock);

        assertThat(repository.keys()).containsExactly(
                "orders-copy/orders/0", "orders-copy/orders/1", "users-sync", "users-sync-2");
        assertThat(repository.latest("users-sync")).map(Checkpoint::position).contains("{\"_data\":\"8202\"}");
        assertThat(repository.latest("orders-copy/orders/1")).map(Checkpoint::position).contains(offset("orders", 1, 17));
        assertThat(repository.history("orders-copy/orders/0")).extracting(Checkpoint::position)
                .containsExactly(offset("orders", 0, 42), offset("orders", 0, 41));
    }

    @Test
    void savesWhatMstreamCanRead() {
        open(clock).save("users-sync", TOKEN);
        clock.step(Duration.ofSeconds(1));
        open(clock).save("orders-copy/orders/3", offset("orders", 3, 41));

        List<BsonDocument> documents = documents().find().sort(Indexes.ascending("updated_at")).into(new ArrayList<>());
        assertThat(documents).allSatisfy(
                document -> assertThat(document.keySet()).containsExactly("_id", "job_name", "cursor", "updated_at"));
        assertThat(documents.get(0).get("job_name")).isEqualTo(new BsonString("users-sync"));
        assertThat(documents.get(0).get("cursor")).isEqualTo(bytes(TOKEN));
        assertThat(documents.get(0).get("updated_at")).isEqualTo(new BsonInt64(NOON.toEpochMilli()));
        assertThat(documents.get(1).get("job_name")).isEqualTo(new BsonString("orders-copy"));
        assertThat(documents.get(1).get("cursor")).isEqualTo(offsetBytes("orders", 3, 41));
    }

    @Test
    void trimsExactlyThoughManyWereSavedAtTheSameTime() {
        IntStream.range(0, 30).forEach(i -> insert("users-sync", 1000, bytes("{\"n\":" + i + "}")));
        IntStream.range(0, 5).forEach(i -> insert("orders-copy", 1000, offsetBytes("orders", i, 1)));
        CheckpointRepository repository = open(clock);
        assertThat(repository.latest("users-sync")).map(Checkpoint::position).contains("{\"n\":29}");

        repository.claim("users-sync");
        repository.save("users-sync", "{\"n\":30}");
        repository.save("users-sync", "{\"n\":31}");

        assertThat(documents().countDocuments(new Document("job_name", "users-sync"))).isEqualTo(20);
        assertThat(documents().countDocuments(new Document("job_name", "orders-copy"))).isEqualTo(5);
        assertThat(repository.history("users-sync")).extracting(Checkpoint::position).containsExactlyElementsOf(
                IntStream.iterate(31, i -> i - 1).limit(20).mapToObj(i -> "{\"n\":" + i + "}").toList());
    }

    @Test
    void unreadableNewestDocumentIsAnErrorThatNamesIt() {
        insert("users-sync", 1000, bytes("{\"_data\":\"8201\"}"));
        ObjectId broken = insert("users-sync", 2000, new BsonArray());
        CheckpointRepository repository = open(clock);

        assertThatThrownBy(() -> repository.latest("users-sync")).isInstanceOf(CheckpointException.class)
                .hasMessageContaining(broken.toHexString());
        assertThatThrownBy(() -> repository.latest("users-sync/orders/0")).isInstanceOf(CheckpointException.class);
        assertThatThrownBy(repository::keys).isInstanceOf(CheckpointException.class)
                .hasMessageContaining(broken.toHexString());
        assertThat(repository.latest("orders-copy")).isEmpty();
    }

    @Test
    void unreadableOldDocumentIsLeftAlone() {
        ObjectId broken = insert("users-sync", 1000, new BsonArray());
        insert("users-sync", 2000, bytes("{\"_data\":\"8202\"}"));
        CheckpointRepository repository = open(clock);

        assertThat(repository.latest("users-sync")).map(Checkpoint::position).contains("{\"_data\":\"8202\"}");
        repository.save("users-sync", TOKEN);
        assertThat(repository.history("users-sync")).hasSize(2);
        assertThat(documents().countDocuments(new Document("_id", broken))).isEqualTo(1);
    }

    @Test
    void makesTheIndexThatReadingNeeds() {
        open(clock).save("users-sync", TOKEN);

        assertThat(documents().listIndexes()).anySatisfy(index ->
                assertThat(index.get("key")).isEqualTo(new Document("job_name", 1).append("updated_at", -1)));
    }

    @Test
    void livesWithSomeoneElsesIndex() {
        documents().createIndex(Indexes.compoundIndex(Indexes.ascending("job_name"), Indexes.descending("updated_at")),
                new IndexOptions().name("theirs"));

        open(clock).save("users-sync", TOKEN);

        assertThat(documents().listIndexes()).hasSize(2);
    }

    @Test
    void saysWhoTookOver() {
        CheckpointRepository older = open(clock);
        CheckpointRepository newer = open(clock);
        older.claim("users-sync");
        older.save("users-sync", "{\"_data\":\"01\"}");
        newer.claim("users-sync");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> older.save("users-sync", TOKEN)).isInstanceOf(CheckpointException.class)
                    .hasMessage("position of connector users-sync was not saved: another copy of it (another copy in this "
                            + "process) took over at 2026-11-21T12:00:00.123Z");
        }
        assertThat(newer.latest("users-sync")).map(Checkpoint::position).contains("{\"_data\":\"01\"}");
        older.release("users-sync");
        assertThat(older.claimedBy("users-sync")).as("release of a lost claim leaves the new one").isPresent();
    }

    @Test
    void fencedCopyMayClaimAgain() {
        CheckpointRepository first = open(clock);
        CheckpointRepository second = open(clock);
        first.claim("users-sync");
        second.claim("users-sync");
        second.save("users-sync", "{\"_data\":\"01\"}");

        first.claim("users-sync");
        first.save("users-sync", "{\"_data\":\"02\"}");

        assertThatThrownBy(() -> second.save("users-sync", "{\"_data\":\"03\"}")).isInstanceOf(CheckpointException.class);
        assertThat(first.history("users-sync")).hasSize(2);
    }

    @Test
    void removedClaimIsALostClaim() {
        CheckpointRepository repository = open(clock);
        repository.claim("users-sync");
        claims().drop();

        assertThatThrownBy(() -> repository.save("users-sync", TOKEN)).isInstanceOf(CheckpointException.class)
                .hasMessageContaining("its claim was removed from mstream." + collection + ".claims");
    }

    @Test
    void firstClaimsAtTheSameTimeGetDifferentEpochs() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CyclicBarrier together = new CyclicBarrier(4);
            List<Future<?>> all = IntStream.range(0, 4).<Future<?>>mapToObj(i -> threads.submit(() -> {
                CheckpointRepository copy = open(clock);
                together.await(60, TimeUnit.SECONDS);
                copy.claim("users-sync");
                return null;
            })).toList();
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(claims().find().first().getInt64("epoch").getValue()).isEqualTo(4);
    }

    @Test
    void claimOfADeadProcessOfThisHostCountsAsNobody() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        open(clock).claim("users-sync");

        claims().updateOne(new Document("_id", "users-sync"), new Document("$set", new Document("pid", gone.pid())));
        assertThat(open(clock).claimedBy("users-sync")).isEmpty();

        claims().updateOne(new Document("_id", "users-sync"), new Document("$set", new Document("host", "elsewhere")));
        assertThat(open(clock).claimedBy("users-sync")).contains(
                "process " + gone.pid() + " on host elsewhere, since 2026-11-21T12:00:00.123Z");
    }

    @Test
    void storeThatDoesNotAnswerIsAnErrorAndNeverNoPosition() {
        try (MongoClient unreachable = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200")) {
            CheckpointRepository repository = open(unreachable, clock);

            assertThatThrownBy(() -> repository.latest("users-sync")).isInstanceOf(CheckpointException.class)
                    .hasCauseInstanceOf(MongoException.class).hasMessageContaining("mstream." + collection);
            assertThatThrownBy(() -> repository.claim("users-sync")).isInstanceOf(CheckpointException.class);
            assertThatThrownBy(() -> repository.save("users-sync", TOKEN)).isInstanceOf(CheckpointException.class);
            assertThatThrownBy(repository::keys).isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void namesTheMissingProperty() {
        assertThatThrownBy(() -> new MongoDbCheckpointRepository().latest("users-sync"))
                .isInstanceOf(CheckpointException.class).hasMessageContaining("'client', 'database' and 'collection'");
    }

    private MongoDbCheckpointRepository open(MongoClient connected, Clock clock) {
        MongoDbCheckpointRepository repository = new MongoDbCheckpointRepository(clock);
        repository.setClient(connected);
        repository.setDatabase(DATABASE);
        repository.setCollection(collection);
        return repository;
    }

    private ObjectId insert(String job, long updatedAt, BsonArray cursor) {
        ObjectId id = new ObjectId();
        documents().insertOne(new BsonDocument("_id", new BsonObjectId(id)).append("job_name", new BsonString(job))
                .append("cursor", cursor).append("updated_at", new BsonInt64(updatedAt)));
        return id;
    }

    private static BsonArray offsetBytes(String topic, int partition, long offset) {
        return bytes("{\"topic\":\"" + topic + "\",\"partition\":" + partition
                + ",\"offset\":{\"$numberLong\":\"" + offset + "\"}}");
    }

    private MongoCollection<BsonDocument> documents() {
        return client.getDatabase(DATABASE).getCollection(collection, BsonDocument.class);
    }

    private MongoCollection<BsonDocument> claims() {
        return client.getDatabase(DATABASE).getCollection(collection + ".claims", BsonDocument.class);
    }
}
