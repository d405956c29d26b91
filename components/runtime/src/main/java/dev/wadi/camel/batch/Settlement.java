package dev.wadi.camel.batch;

import java.util.Objects;

/**
 * What became of the events of one batch: how many, from the first on, are settled when the batch's exchange is complete.
 *
 * <p>An event that a step cannot process is reported with {@link #fail}; it and everything behind it take no further part.
 * When the exchange then completes without an exception, every event before the earliest reported one was confirmed by every
 * sink (invariant 1). When it completes with an exception nothing is settled, because a sink does not say which of its events
 * it has.
 *
 * <p>Lifecycle and threads: one per batch; several branches of a route may report, one after another or at once.
 */
public final class Settlement {

    private final int size;
    private EventFailure failure;

    public Settlement(int size) {
        this.size = size;
    }

    /** Number of events in the batch. */
    public int size() {
        return size;
    }

    /** Reports an event that cannot be processed; the earliest reported event counts. */
    public synchronized void fail(EventFailure reported) {
        Objects.requireNonNull(reported, "failure");
        if (failure == null || reported.index() < failure.index()) {
            failure = reported;
        }
    }

    /** The earliest event that could not be processed, or null. */
    public synchronized EventFailure failure() {
        return failure;
    }

    /** How many events from the first on are settled, given how the batch's exchange ended. */
    public synchronized int settledCount(Throwable exchangeException) {
        if (exchangeException != null) {
            return 0;
        }
        return failure == null ? size : failure.index();
    }
}
