package dev.wadi.camel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreAttemptsTest {

    private final List<Long> waits = new ArrayList<>();
    private final StoreAttempts attempts = new StoreAttempts(() -> 1.0, (cause, attempt, wait) -> waits.add(wait.toMillis()));
    private int calls;

    @Test
    void waitsOutWhatPasses() throws InterruptedException {
        String answer = attempts.call(() -> {
            if (++calls <= 20) {
                throw new UncheckedIOException(new IOException("connection reset"));
            }
            return "kept";
        });

        assertThat(answer).isEqualTo("kept");
        assertThat(attempts.failures()).isEqualTo(20);
        assertThat(calls).isEqualTo(21);
        assertThat(waits).startsWith(100L, 200L, 400L).endsWith(30_000L).hasSize(20);
    }

    @Test
    void givesUpWhatNobodyKnows() {
        assertThatThrownBy(() -> attempts.call(() -> {
            calls++;
            throw new IllegalStateException("who knows");
        })).hasMessage("who knows");

        assertThat(calls).isEqualTo(RetryPolicy.UNKNOWN_ATTEMPTS);
    }

    @Test
    void endsWithItsWaiter() {
        StoreAttempts stopped = new StoreAttempts(() -> 1.0, (cause, attempt, wait) -> {
            throw new InterruptedException("stopped");
        });

        assertThatThrownBy(() -> stopped.call(() -> {
            throw new IllegalStateException("who knows");
        })).isInstanceOf(InterruptedException.class);
    }
}
