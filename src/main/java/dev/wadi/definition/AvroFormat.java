package dev.wadi.definition;

/** What stands around an Avro datum. */
public enum AvroFormat implements Choice {
    /** Nothing: the bare datum. */
    RAW,
    /** Avro's single-object encoding: a marker and the schema's fingerprint. */
    SINGLE_OBJECT,
    /** Confluent's wire format: a zero byte and the number of the schema in the registry. */
    CONFLUENT
}
