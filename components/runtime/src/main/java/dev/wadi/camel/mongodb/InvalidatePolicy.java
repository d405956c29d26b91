package dev.wadi.camel.mongodb;

/** What to do when the watched collection or database is dropped or renamed, which ends its change stream. */
public enum InvalidatePolicy {
    /** Stop with the reason; the next start goes on behind the drop. */
    fail,
    /** Go on at once with whatever is created under the same name. */
    resume
}
