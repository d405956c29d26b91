package dev.wadi.camel.delivery;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How an event goes to a sink again.
 *
 * @param firstWait wait after the first failure; it doubles with each further one
 * @param longestWait what the wait grows to at most
 * @param maxAttempts how often an event goes to the sink in all; empty: faults that pass are tried until the connector stops, and
 *     faults of unknown kind {@value #UNKNOWN_ATTEMPTS} times
 */
public record RetryPolicy(Duration firstWait, Duration longestWait, OptionalInt maxAttempts) {

    static final int UNKNOWN_ATTEMPTS = 10;

    /** 100 ms to 30 s, as long as it takes. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(30), OptionalInt.empty());

    /** Whether an event that met the fault at this attempt may go again. */
    boolean allowsAnother(Fault fault, int attempts) {
        return switch (fault) {
            case EVENT, SINK -> false;
            case PASSING -> maxAttempts.isEmpty() || attempts < maxAttempts.getAsInt();
            case UNKNOWN -> attempts < maxAttempts.orElse(UNKNOWN_ATTEMPTS);
        };
    }
}
