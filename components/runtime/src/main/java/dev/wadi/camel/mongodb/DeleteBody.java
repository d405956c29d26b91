package dev.wadi.camel.mongodb;

/** What a delete event carries as its body. */
public enum DeleteBody {
    /** The document before the delete where there is a pre-image, else null. */
    document,
    /** Always null: a tombstone for sinks that know them. */
    tombstone
}
