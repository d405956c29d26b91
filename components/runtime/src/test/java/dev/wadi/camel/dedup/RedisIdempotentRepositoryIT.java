package dev.wadi.camel.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.testkit.RedisBackend;
import dev.wadi.testkit.junit.RedisInstance;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedisIdempotentRepositoryIT extends BatchIdempotentRepositoryContract {

    @RedisInstance(password = "hunter2")
    static RedisBackend redis;

    private final String prefix = "test-" + UUID.randomUUID() + "[*]";

    @Override
    ConfirmedKeyRepository create() {
        return create(redis.url());
    }

    private ConfirmedKeyRepository create(String url) {
        RedisIdempotentRepository repository = new RedisIdempotentRepository();
        repository.setUrl(url);
        repository.setPrefix(prefix);
        return repository;
    }

    @Test
    void letsRedisForgetAfterTheTimeToLive() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.setTtl(Duration.ofHours(1).toMillis());
        repository.addAll(List.of("a"));
        RedisClient client = RedisClient.create(RedisURI.create(redis.url()));
        try {
            RedisCommands<String, String> commands = client.connect().sync();

            assertThat(commands.pttl(prefix + ":orders-copy/a"))
                    .isBetween(Duration.ofMinutes(59).toMillis(), Duration.ofHours(1).toMillis());
            commands.pexpire(prefix + ":orders-copy/a", 1);
            await().until(() -> !repository.contains("a"));
        } finally {
            client.shutdown();
        }
    }

    @Test
    void connectsAgainAfterTheServerWasKilled() {
        ConfirmedKeyRepository repository = open("orders-copy");
        repository.addAll(List.of("a"));
        redis.kill();
        assertThatThrownBy(() -> repository.addAll(List.of("b"))).isInstanceOf(DedupException.class)
                .satisfies(error -> assertThat(Faults.of(error)).isEqualTo(Fault.PASSING));

        redis.start();

        await().ignoreException(DedupException.class)
                .until(() -> repository.known(List.of("a", "c")).equals(Set.of("a")));
    }

    @Test
    void sortsAServerThatIsAwayAsPassing() {
        ConfirmedKeyRepository repository = create("redis://127.0.0.1:1");
        repository.setName("orders-copy");

        assertThatThrownBy(() -> repository.contains("a")).isInstanceOf(DedupException.class)
                .satisfies(error -> assertThat(Faults.of(error)).isEqualTo(Fault.PASSING));
        repository.stop();
    }

    @Test
    void sortsAWrongPasswordAsNoEventsFault() {
        ConfirmedKeyRepository repository = create(redis.url().replace("hunter2", "hunter3"));
        repository.setName("orders-copy");

        assertThatThrownBy(() -> repository.contains("a")).isInstanceOf(DedupException.class)
                .hasMessageContaining("WRONGPASS").hasMessageNotContaining("hunter")
                .satisfies(error -> assertThat(Faults.of(error)).isEqualTo(Fault.SINK));
        repository.stop();
    }

    @Test
    void doesNotShowTheAddressItCannotRead() {
        ConfirmedKeyRepository repository = create("redis://:hunter2@:::/x y");
        repository.setName("orders-copy");

        assertThatThrownBy(() -> repository.contains("a")).isInstanceOf(DedupException.class)
                .hasMessageNotContaining("hunter").hasNoCause();
    }
}
