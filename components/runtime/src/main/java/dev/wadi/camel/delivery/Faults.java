package dev.wadi.camel.delivery;

import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeoutException;

/** Sorts errors by all classifiers on the class path. Threads: safe. */
public final class Faults {

    private static final int DEEPEST = 20;
    private static final List<FaultClassifier> CLASSIFIERS = ServiceLoader.load(FaultClassifier.class, Faults.class.getClassLoader())
            .stream().map(ServiceLoader.Provider::get).toList();

    private Faults() {}

    /** The fault of the outermost error in the chain of causes that anybody knows. */
    public static Fault of(Throwable error) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            Optional<Fault> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            cause = cause.getCause();
        }
        return Fault.UNKNOWN;
    }

    /** How long the sink itself asks to wait before the next attempt; zero when it does not. */
    static Duration askedWait(Throwable error, Instant now) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            for (FaultClassifier classifier : CLASSIFIERS) {
                Optional<Duration> asked = classifier.askedWait(cause, now);
                if (asked.isPresent()) {
                    return asked.get();
                }
            }
            cause = cause.getCause();
        }
        return Duration.ZERO;
    }

    private static Optional<Fault> known(Throwable error) {
        if (error instanceof TransactionException transaction) {
            return Optional.of(transaction.fault());
        }
        for (FaultClassifier classifier : CLASSIFIERS) {
            Optional<Fault> fault = classifier.classify(error);
            if (fault.isPresent()) {
                return fault;
            }
        }
        if (error instanceof EncodingException) {
            return Optional.of(Fault.EVENT);
        }
        if (error instanceof IOException || error instanceof TimeoutException) {
            return Optional.of(Fault.PASSING);
        }
        return Optional.empty();
    }
}
