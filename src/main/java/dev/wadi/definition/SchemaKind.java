package dev.wadi.definition;

/** The language of a schema. */
public enum SchemaKind implements Choice {
    AVRO,
    JSON
}
