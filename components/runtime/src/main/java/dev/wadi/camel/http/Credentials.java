package dev.wadi.camel.http;

import java.io.IOException;

/** What a request shows of who sends it. Threads: safe. */
interface Credentials {

    /** Nothing. */
    Credentials NONE = () -> null;

    /**
     * Value of the header {@code Authorization}, or null for none.
     *
     * @throws IOException when it has to be fetched and cannot be
     */
    String header() throws IOException;

    /**
     * The server refused this value.
     *
     * @return whether another one may be had, so that the request is worth repeating
     */
    default boolean refused(String header) {
        return false;
    }
}
