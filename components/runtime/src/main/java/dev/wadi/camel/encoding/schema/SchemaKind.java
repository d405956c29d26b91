package dev.wadi.camel.encoding.schema;

/** The language a schema is written in. */
public enum SchemaKind {
    /** Apache Avro, also with upstream's inline field types. */
    AVRO,
    /** JSON Schema. */
    JSON,
    /** No schema at all: upstream's entries may say so. Conversions are those without a schema. */
    BSON
}
