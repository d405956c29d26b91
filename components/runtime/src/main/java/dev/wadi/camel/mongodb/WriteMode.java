package dev.wadi.camel.mongodb;

/** How an event is written to a collection. */
public enum WriteMode {
    /**
     * Insert the body. An {@code _id} that is there already with the same content is a repeat and counts as written; with other
     * content it is an error.
     */
    insert,
    /** Replace the document of the body's {@code _id}, or insert it. */
    replace,
    /** Do what the event says: insert, update and replace as {@link #replace}, a delete deletes by {@code _id}. */
    mirror
}
