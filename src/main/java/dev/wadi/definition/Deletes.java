package dev.wadi.definition;

/** What a delete becomes. */
public enum Deletes implements Choice {
    /** An event with the deleted document where a pre-image is there. */
    DOCUMENT,
    /** An event without a body, which compacted Kafka topics take as the end of the key. */
    TOMBSTONE
}
