package dev.wadi.camel.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sorts the errors of one client library. Found by {@link java.util.ServiceLoader}, one for each library on the class path.
 *
 * <p>Lifecycle and threads: stateless, made once.
 */
@FunctionalInterface
public interface FaultClassifier {

    /** The fault, or empty when the error is none of this library's. Looks at this very error, not at its causes. */
    Optional<Fault> classify(Throwable error);

    /** How long the sink itself asks to wait before the next attempt; empty when it says nothing, or the error is none of this library's. */
    default Optional<Duration> askedWait(Throwable error, Instant now) {
        return Optional.empty();
    }
}
