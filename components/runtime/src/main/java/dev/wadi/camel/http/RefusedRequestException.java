package dev.wadi.camel.http;

import java.io.IOException;

/**
 * The server answered, but with no success. The text names the origin alone: path and query of an address may hold secrets, and what a
 * stranger writes into an answer is nothing for a log.
 */
final class RefusedRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String retryAfter;

    /** @param retryAfter value of the header {@code Retry-After}, or null */
    RefusedRequestException(String origin, int status, String retryAfter) {
        super(origin + " answered " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /** Value of the header {@code Retry-After}, or null. */
    String retryAfter() {
        return retryAfter;
    }
}
