package dev.wadi.camel.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoDbIdempotentRepositoryIT extends BatchIdempotentRepositoryContract {

    private static final String DATABASE = "wadi";

    @MongoReplicaSet(arguments = {"--setParameter", "ttlMonitorSleepSecs=1"})
    static MongoBackend mongo;

    private static MongoClient client;

    private final SteppingClock clock = new SteppingClock();
    /** A collection of its own for each test. */
    private final String collection = "dedup-" + new ObjectId();

    @BeforeAll
    static void connect() {
        client = MongoClients.create(mongo.connectionString());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    ConfirmedKeyRepository create() {
        // What the server's own clock would forget at once is not the test's business.
        clock.step(Duration.between(clock.instant(), new Date().toInstant()));
        return create(client);
    }

    private ConfirmedKeyRepository create(MongoClient of) {
        MongoDbIdempotentRepository repository = new MongoDbIdempotentRepository(clock);
        repository.setClient(of);
        repository.setDatabase(DATABASE);
        repository.setCollection(collection);
        return repository;
    }

    @Test
    void forgetsAfterTheTimeToLiveEvenWhereTheServerHasNotYet() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.setTtl(Duration.ofHours(1).toMillis());
        repository.addAll(List.of("old", "renewed"));
        clock.step(Duration.ofMinutes(59));
        repository.addAll(List.of("new", "renewed"));
        clock.step(Duration.ofMinutes(2));

        assertThat(documents()).hasSize(3);
        assertThat(repository.known(List.of("old", "new", "renewed"))).containsExactlyInAnyOrder("new", "renewed");
    }

    @Test
    void letsTheServerRemoveWhatIsForgotten() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(List.of("a"));

        List<Document> indexes = keys().listIndexes().into(new ArrayList<>());
        assertThat(indexes).anySatisfy(index -> {
            assertThat(index.get("key", Document.class)).containsOnlyKeys(MongoDbIdempotentRepository.EXPIRES_AT);
            assertThat(index.get("expireAfterSeconds", Number.class).longValue()).isZero();
        });
        assertThat(documents()).singleElement().satisfies(document -> {
            assertThat(document.getString("_id")).isEqualTo("orders-copy/a");
            assertThat(document.getDate("expires_at")).isEqualTo(Date.from(clock.instant().plus(Duration.ofHours(24))));
        });
    }

    @Test
    void sortsAServerThatIsAwayAsPassing() {
        String nowhere = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100";
        try (MongoClient away = MongoClients.create(nowhere)) {
            ConfirmedKeyRepository repository = create(away);
            repository.setName("orders-copy");

            assertThatThrownBy(() -> repository.known(List.of("a"))).isInstanceOf(DedupException.class)
                    .satisfies(error -> assertThat(Faults.of(error)).isEqualTo(Fault.PASSING));
        }
    }

    private List<Document> documents() {
        return keys().find().into(new ArrayList<>());
    }

    private MongoCollection<Document> keys() {
        return client.getDatabase(DATABASE).getCollection(collection);
    }
}
