/**
 * Tools for people who write schemas: {@code convert} translates between JSON Schema and Avro, {@code sample} describes documents
 * as JSON Schema, {@code fill} makes up a document that a JSON Schema describes. What they share is here.
 *
 * <p>May import {@code dev.wadi.camel.encoding}; nothing of the program. Errors are
 * {@link dev.wadi.camel.encoding.schema.SchemaException}. Source: specification 9.5.
 */
package dev.wadi.schema;
