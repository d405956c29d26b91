/**
 * Documents made up to fit a JSON Schema: {@link dev.wadi.schema.fill.SchemaFill} is the way in. May import
 * {@code dev.wadi.schema} and {@code dev.wadi.camel.encoding}.
 */
package dev.wadi.schema.fill;
