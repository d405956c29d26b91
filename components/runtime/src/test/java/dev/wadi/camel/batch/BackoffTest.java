package dev.wadi.camel.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff longestWaits = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 1.0);

    @Test
    void doublesUpToTheLongestWait() {
        assertThat(Stream.generate(longestWaits::next).limit(6).map(Duration::toMillis))
                .containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void neverOverflows() {
        for (int attempt = 0; attempt < 10_000; attempt++) {
            assertThat(longestWaits.next()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        }
    }

    @Test
    void waitsAtLeastHalf() {
        assertThat(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0.0).next()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void beginsAgainAfterASuccess() {
        longestWaits.next();
        longestWaits.next();
        longestWaits.reset();

        assertThat(longestWaits.next()).isEqualTo(Duration.ofMillis(100));
        assertThat(longestWaits.attempts()).isEqualTo(1);
    }
}
