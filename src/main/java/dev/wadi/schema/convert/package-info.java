/**
 * JSON Schema to Avro and back. {@link dev.wadi.schema.convert.SchemaTranslation} is the way in. May import
 * {@code dev.wadi.schema} and {@code dev.wadi.camel.encoding}.
 */
package dev.wadi.schema.convert;
