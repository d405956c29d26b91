package dev.wadi.camel.simulation;

import dev.wadi.camel.batch.EventFailure;

/** The connector has ended by itself; it is started again once somebody has mended the cause. */
final class ConnectorFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient EventFailure failure;

    /** @param failure the event that it stopped at, or null */
    ConnectorFailedException(EventFailure failure, Throwable cause) {
        super(cause);
        this.failure = failure;
    }

    EventFailure failure() {
        return failure;
    }
}
