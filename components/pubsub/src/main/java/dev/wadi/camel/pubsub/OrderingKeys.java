package dev.wadi.camel.pubsub;

/** Which ordering key published messages have. */
public enum OrderingKeys {
    /** None: the service keeps no order, and publishing is fastest. */
    none,
    /** The event's key as text, so that changes of one document, or records of one key, arrive in order. */
    key
}
