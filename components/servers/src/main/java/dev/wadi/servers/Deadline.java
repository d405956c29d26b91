package dev.wadi.servers;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A moment until which something is awaited. */
final class Deadline {
    private static final Duration STEP = Duration.ofMillis(20);
    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    static Deadline after(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    Duration remaining() {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }

    boolean expired() {
        return System.nanoTime() - endNanos >= 0;
    }

    /** Asks every 20 ms; false when the time is over or this thread was interrupted (it stays interrupted). */
    boolean await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (expired() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        return true;
    }
}
