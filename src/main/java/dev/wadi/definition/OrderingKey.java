package dev.wadi.definition;

/** Which ordering key the messages of a Pub/Sub sink have. */
public enum OrderingKey implements Choice {
    /** None: Pub/Sub keeps no order. */
    NONE,
    /** The event's key as text: changes of one document, or records of one key, arrive in order. */
    KEY
}
