package dev.wadi.camel.delivery;

import dev.wadi.camel.batch.Backoff;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Asks a store that the position waits for, again and again, by {@link RetryPolicy#DEFAULT}. Plain Java; how time passes is the
 * {@link Waiter}'s.
 *
 * <p>Lifecycle and threads: one per question, asks once, on the caller's thread.
 */
final class StoreAttempts {

    /** What is asked of the store: to keep something, or to tell. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /** Lets the time before the next attempt pass. */
    @FunctionalInterface
    interface Waiter {
        /** @throws InterruptedException when the connector stops meanwhile */
        void await(RuntimeException cause, int attempts, Duration wait) throws InterruptedException;
    }

    private final Backoff backoff;
    private final Waiter waiter;

    StoreAttempts(DoubleSupplier random, Waiter waiter) {
        this.backoff = new Backoff(RetryPolicy.DEFAULT.firstWait(), RetryPolicy.DEFAULT.longestWait(), random);
        this.waiter = waiter;
    }

    /**
     * What the store answers in the end.
     *
     * @throws RuntimeException its last error, when it is not asked again
     */
    <T> T call(Question<T> question) throws InterruptedException {
        while (true) {
            try {
                return question.ask();
            } catch (RuntimeException e) {
                Duration wait = backoff.next();
                if (!RetryPolicy.DEFAULT.allowsAnother(Faults.of(e), backoff.attempts())) {
                    throw e;
                }
                waiter.await(e, backoff.attempts(), wait);
            }
        }
    }

    /** How many attempts have failed. */
    int failures() {
        return backoff.attempts();
    }
}
