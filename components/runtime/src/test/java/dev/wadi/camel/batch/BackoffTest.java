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

    /** Case 65 of specification 11.6: attempt n waits for 10 × 2^n, a fifth less or more. */
    @Test
    void spreadsAroundTheWaitOfMstreamsHttpClient() {
        for (double random : new double[] {0, 0.5, 1}) {
            Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofSeconds(60), Backoff.Jitter.around, () -> random);
            for (int attempt = 1; attempt <= 5; attempt++) {
                double wait = 10 * Math.pow(2, attempt);
                assertThat((double) backoff.next().toMillis()).isBetween(wait * 0.8 - 1, wait * 1.2);
            }
            for (int attempt = 6; attempt <= 100; attempt++) {
                backoff.next();
            }
            assertThat(backoff.next()).isBetween(Duration.ofSeconds(48), Duration.ofSeconds(72));
        }
    }
}
