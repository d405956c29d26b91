package dev.wadi.definition;

/** How the bytes of an event are written. */
public enum Encoding implements Choice {
    JSON,
    BSON,
    AVRO
}
