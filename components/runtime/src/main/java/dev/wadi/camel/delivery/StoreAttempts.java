package dev.wadi.camel.delivery;

import dev.wadi.camel.batch.Backoff;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Writes to a store that the position waits for, again and again: a fault that passes as long as the connector runs, any other
 * {@value #MOST_ATTEMPTS} times. Plain Java; how time passes is the {@link Waiter}'s.
 *
 * <p>Lifecycle and threads: one per write, runs once, on the caller's thread.
 */
final class StoreAttempts {

    static final int MOST_ATTEMPTS = 10;

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
     * Returns when the write has succeeded.
     *
     * @throws RuntimeException the last error, when it is not tried again
     */
    void run(Runnable write) throws InterruptedException {
        while (true) {
            try {
                write.run();
                return;
            } catch (RuntimeException e) {
                Duration wait = backoff.next();
                if (Faults.of(e) != Fault.PASSING && backoff.attempts() >= MOST_ATTEMPTS) {
                    throw e;
                }
                waiter.await(e, backoff.attempts(), wait);
            }
        }
    }
}
