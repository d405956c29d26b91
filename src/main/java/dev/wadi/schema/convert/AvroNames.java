package dev.wadi.schema.convert;

import java.util.Optional;

/**
 * What an Avro schema is called; JSON Schema has no such names. Both are made legal before use.
 *
 * @param name of the record at the top, {@code Record} where there is none
 * @param namespace of every record
 */
public record AvroNames(Optional<String> name, Optional<String> namespace) {

    public static final AvroNames NONE = new AvroNames(Optional.empty(), Optional.empty());
}
