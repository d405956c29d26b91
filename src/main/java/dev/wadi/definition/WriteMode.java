package dev.wadi.definition;

/** What a MongoDB sink does with an event. */
public enum WriteMode implements Choice {
    /** Inserts every document; one with a known {@code _id} is an error. */
    INSERT,
    /** Replaces the document of the same {@code _id}, inserts it where there is none. */
    REPLACE,
    /** As replace, and deletes documents that were deleted at the source. */
    MIRROR
}
