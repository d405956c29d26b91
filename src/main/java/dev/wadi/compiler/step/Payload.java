package dev.wadi.compiler.step;

import dev.wadi.definition.AvroFormat;
import dev.wadi.definition.Encoding;

/**
 * What the bodies of events are at one place of a route.
 *
 * @param avroFormat what stands around each body, if it is Avro
 * @param schemaId schema that the bodies were written with or made to fit, null when there is none or it is not yet known
 */
public record Payload(Encoding encoding, AvroFormat avroFormat, String schemaId) {}
