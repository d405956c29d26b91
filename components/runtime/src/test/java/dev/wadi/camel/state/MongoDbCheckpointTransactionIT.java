package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Positions that are saved in a transaction. */
class MongoDbCheckpointTransactionIT {

    private static final String CONNECTOR = "users-sync";

    @MongoReplicaSet
    static MongoBackend mongo;

    private final String collection = "checkpoints-" + new ObjectId();
    private MongoClient client;

    @BeforeEach
    void connect() {
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void isThereOnlyWhenTheTransactionIs() {
        MongoDbCheckpointRepository repository = open();
        try (ClientSession session = repository.claimWithSession(CONNECTOR)) {
            session.startTransaction();
            repository.saveAll(session, CONNECTOR, position(1));
            session.abortTransaction();
            assertThat(repository.latest(CONNECTOR)).isEmpty();

            IntStream.range(0, 30).forEach(number -> {
                session.startTransaction();
                Runnable committed = repository.saveAll(session, CONNECTOR, position(number));
                session.commitTransaction();
                committed.run();
            });

            assertThat(repository.history(CONNECTOR)).extracting(Checkpoint::position).hasSize(20)
                    .startsWith("{\"n\":29}", "{\"n\":28}").endsWith("{\"n\":10}");
        }
    }

    @Test
    void isRefusedAfterAnotherClaim() {
        MongoDbCheckpointRepository older = open();
        MongoDbCheckpointRepository newer = open();
        try (ClientSession session = older.claimWithSession(CONNECTOR)) {
            newer.claimWithSession(CONNECTOR).close();
            session.startTransaction();

            assertThatThrownBy(() -> older.saveAll(session, CONNECTOR, position(1))).isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("took over").hasNoCause();
        }
    }

    /** Without that the claim waits for a minute: the server keeps what a killed copy has locked. */
    @Test
    void isUndoneByTheNextClaim() {
        MongoDbCheckpointRepository older = open();
        try (ClientSession session = older.claimWithSession(CONNECTOR)) {
            session.startTransaction();
            older.saveAll(session, CONNECTOR, position(1));

            open().claimWithSession(CONNECTOR).close();

            assertThatThrownBy(session::commitTransaction).isInstanceOf(MongoException.class);
            assertThat(older.latest(CONNECTOR)).isEmpty();
        }
    }

    @Test
    void needsAClaim() {
        MongoDbCheckpointRepository repository = open();
        try (ClientSession session = client.startSession()) {
            session.startTransaction();

            assertThatThrownBy(() -> repository.saveAll(session, CONNECTOR, position(1))).isInstanceOf(CheckpointException.class)
                    .hasMessageContaining("has not claimed it");
        }
    }

    private static Map<String, String> position(int number) {
        return Map.of(CONNECTOR, "{\"n\":" + number + "}");
    }

    private MongoDbCheckpointRepository open() {
        MongoDbCheckpointRepository repository = new MongoDbCheckpointRepository();
        repository.setClient(client);
        repository.setDatabase("mstream");
        repository.setCollection(collection);
        return repository;
    }
}
