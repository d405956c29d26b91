package dev.wadi.definition;

/** Where redirects of an HTTP server may lead. */
public enum Redirects implements Choice {
    /** To the same scheme, host and port. */
    SAME_ORIGIN,
    /** Nowhere. */
    NEVER,
    /** Anywhere. */
    ANY
}
