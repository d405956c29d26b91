package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MongoDbCheckpointFailoverIT {
    @MongoReplicaSet(nodes = 3)
    static MongoBackend mongo;

    @Test
    void acknowledgedPositionsAndTheClaimOutliveThePrimary() {
        try (MongoClient client = MongoClients.create(mongo.connectionString());
                MongoClient other = MongoClients.create(mongo.connectionString())) {
            CheckpointRepository repository = open(client);
            repository.claim("users-sync");
            for (int n = 0; n < 40; n++) {
                if (n == 10) {
                    mongo.killPrimary();
                }
                String position = "{\"n\":" + n + "}";
                await().ignoreExceptionsInstanceOf(CheckpointException.class)
                        .until(() -> {
                            repository.save("users-sync", position);
                            return true;
                        });

                assertThat(repository.getState("users-sync")).isEqualTo(position);
            }
            assertThat(open(other).getState("users-sync")).isEqualTo("{\"n\":39}");
            assertThat(open(other).history("users-sync")).hasSize(CheckpointRepository.HISTORY_LIMIT);
            assertThat(open(other).claimedBy("users-sync")).isPresent();
        }
    }

    private static CheckpointRepository open(MongoClient client) {
        MongoDbCheckpointRepository repository = new MongoDbCheckpointRepository();
        repository.setClient(client);
        repository.setDatabase("mstream");
        repository.setCollection("checkpoints");
        return repository;
    }
}
