package dev.wadi.camel.delivery;

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
}
