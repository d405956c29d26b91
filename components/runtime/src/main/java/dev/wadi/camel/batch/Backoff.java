package dev.wadi.camel.batch;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Capped exponential waiting times with jitter, for attempts at something that failed in passing.
 *
 * <p>The wait after failed attempt n (first is 1) is {@code first × 2^(n-1)}, at most {@code longest}, times a random factor from
 * 0.5 up to 1, and at least a millisecond. Threads: one owner. The random source comes in through the constructor, so a simulation can replay it.
 */
public final class Backoff {

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;
    private int attempts;

    public Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** Counts a failed attempt and tells how long to wait before the next. */
    public Duration next() {
        attempts++;
        double grown = first.toMillis() * Math.pow(2, Math.min(attempts - 1, 30));
        double capped = Math.min(grown, longest.toMillis());
        return Duration.ofMillis(Math.max(1, (long) (capped * (0.5 + random.getAsDouble() / 2))));
    }

    /** Failed attempts since the last success. */
    public int attempts() {
        return attempts;
    }

    /** Forgets the failures after a success. */
    public void reset() {
        attempts = 0;
    }
}
