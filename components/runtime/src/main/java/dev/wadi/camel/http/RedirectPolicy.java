package dev.wadi.camel.http;

/** Where redirects may lead. The constants are spelt as routes write them. */
public enum RedirectPolicy {
    /** To the same scheme, host and port. */
    sameOrigin,
    /** Nowhere: a redirect is an error. */
    never,
    /** Anywhere but to the local link; credentials stay with the service's own origin. */
    any
}
