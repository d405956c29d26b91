package dev.wadi.definition;

/** How the document key is written as the event's key. */
public enum KeyFormat implements Choice {
    /** The bare id: {@code 65f0...} for an ObjectId, the text itself for a text. */
    TEXT,
    /** Extended JSON that keeps the type. */
    JSON
}
