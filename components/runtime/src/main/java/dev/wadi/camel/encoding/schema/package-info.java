/**
 * Schemas as text, and where they come from: {@link dev.wadi.camel.encoding.schema.SchemaSource} is what a route names. What a
 * schema means is the business of {@code encoding.avro} and {@code encoding.jsonschema}. Imports nothing of Wadi.
 */
package dev.wadi.camel.encoding.schema;
