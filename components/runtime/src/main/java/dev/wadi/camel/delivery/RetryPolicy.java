package dev.wadi.camel.delivery;

import dev.wadi.camel.batch.Backoff.Jitter;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How an event goes to a sink again.
 *
 * @param firstWait wait after the first failure; it doubles with each further one
 * @param longestWait what the wait grows to at most
 * @param maxAttempts how often an event goes to the sink in all; empty: faults that pass are tried until the connector stops, and
 *     faults of unknown kind {@value #UNKNOWN_ATTEMPTS} times
 * @param jitter how far waits are spread by chance
 */
public record RetryPolicy(Duration firstWait, Duration longestWait, OptionalInt maxAttempts, Jitter jitter) {

    static final int UNKNOWN_ATTEMPTS = 10;

    /** What a sink's own wish for a pause is cut to, so that a wrong one does not hold the connector for days. */
    static final Duration LONGEST_ASKED = Duration.ofMinutes(5);

    /** 100 ms to 30 s, as long as it takes. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(30), OptionalInt.empty());

    public RetryPolicy(Duration firstWait, Duration longestWait, OptionalInt maxAttempts) {
        this(firstWait, longestWait, maxAttempts, Jitter.below);
    }

    /** Whether an event that met the fault at this attempt may go again. */
    boolean allowsAnother(Fault fault, int attempts) {
        return switch (fault) {
            case EVENT, SINK -> false;
            case PASSING -> maxAttempts.isEmpty() || attempts < maxAttempts.getAsInt();
            case UNKNOWN -> attempts < maxAttempts.orElse(UNKNOWN_ATTEMPTS);
        };
    }
}
