package dev.wadi.camel.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoDbDeadLetterStoreIT extends DeadLetterStoreContract {

    private static final String DATABASE = "ops";

    @MongoReplicaSet
    static MongoBackend mongo;

    private static MongoClient client;
    /** A collection of its own for each test. */
    private final String collection = "dead-letters-" + new ObjectId();

    @BeforeAll
    static void connect() {
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    DeadLetterStore open() {
        return store(client, collection);
    }

    @Test
    void writesWhatPeopleCanSearchFor() {
        DeadLetter letter = Letters.full("users-sync", "8265");
        open().add(List.of(letter));

        Document document = documents().find().first();
        assertThat(document).containsEntry("_id", letter.id()).containsEntry("connector", "users-sync")
                .containsEntry("lastFailure", "2026-11-21T12:00:00.123456789Z").containsEntry("event", "8265")
                .containsEntry("sink", "users-sync-sink-2").containsEntry("error", "a.B: outer").containsEntry("attempts", 3);
        assertThat(documents().listIndexes()).hasSize(2);
    }

    @Test
    void keepsABodyThatWouldBeTooLargeAsText() {
        byte[] body = new byte[15_500_000];
        open().add(List.of(Letters.withBody("users-sync", "1", body)));

        assertThat(read(open(), null)).singleElement().satisfies(letter -> assertThat(letter.body()).hasSize(body.length));
    }

    @Test
    void saysThatADocumentIsNoLetter() {
        documents().insertOne(new Document("_id", "x").append("connector", "users-sync"));

        assertThatThrownBy(() -> read(open(), "users-sync")).isInstanceOf(DeadLetterException.class)
                .hasMessage("document {\"_id\": \"x\"} of ops." + collection + " is no dead letter of Wadi");
    }

    @Test
    void aServerThatIsNotThereIsAFaultThatPasses() {
        try (MongoClient nowhere = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200")) {
            assertThatThrownBy(() -> store(nowhere, collection).add(List.of(Letters.full("users-sync", "1"))))
                    .isInstanceOf(DeadLetterException.class)
                    .hasMessageStartingWith("dead letters were not written (MongoDB ops." + collection + "): ")
                    .satisfies(failure -> assertThat(Faults.of(failure)).isEqualTo(Fault.PASSING));
        }
        assertThatThrownBy(() -> new MongoDbDeadLetterStore().settle("users-sync", List.of("1")))
                .hasMessage("the MongoDB store of dead letters needs its properties 'client', 'database' and 'collection'");
    }

    private MongoCollection<Document> documents() {
        return client.getDatabase(DATABASE).getCollection(collection);
    }

    private static MongoDbDeadLetterStore store(MongoClient client, String collection) {
        MongoDbDeadLetterStore store = new MongoDbDeadLetterStore();
        store.setClient(client);
        store.setDatabase(DATABASE);
        store.setCollection(collection);
        return store;
    }
}
