package dev.wadi.camel.batch;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Capped exponential waiting times with jitter, for attempts at something that failed in passing.
 *
 * <p>The wait after failed attempt n (first is 1) is {@code first × 2^(n-1)}, at most {@code longest}, times a random factor (from
 * 0.5 up to 1 unless another {@link Jitter} is asked for), and at least a millisecond. Threads: one owner. The random source comes in through the constructor, so a simulation can replay it.
 */
public final class Backoff {

    /** How far waits are spread by chance. The constants are spelt as routes write them. */
    public enum Jitter {
        /** From half of the wait up to all of it. */
        below(0.5, 1),
        /** A fifth less or more. Source: mstream's HTTP client, specification 2.8. */
        around(0.8, 1.2);

        private final double least;
        private final double most;

        Jitter(double least, double most) {
            this.least = least;
            this.most = most;
        }

        double factor(double random) {
            return least + (most - least) * random;
        }
    }

    private final Duration first;
    private final Duration longest;
    private final Jitter jitter;
    private final DoubleSupplier random;
    private int attempts;

    public Backoff(Duration first, Duration longest, DoubleSupplier random) {
        this(first, longest, Jitter.below, random);
    }

    public Backoff(Duration first, Duration longest, Jitter jitter, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.jitter = jitter;
        this.random = random;
    }

    /** Counts a failed attempt and tells how long to wait before the next. */
    public Duration next() {
        attempts++;
        double grown = first.toMillis() * Math.pow(2, Math.min(attempts - 1, 30));
        double capped = Math.min(grown, longest.toMillis());
        return Duration.ofMillis(Math.max(1, (long) (capped * jitter.factor(random.getAsDouble()))));
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
