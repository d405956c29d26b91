/**
 * Where the schemas of conversions come from: the definition itself, a file, a collection, a schema registry.
 *
 * <p>Main type: {@link dev.wadi.camel.encoding.schema.SchemaSource}, a bean of a compiled route; a conversion asks it for its
 * {@link dev.wadi.camel.encoding.schema.SchemaText} when its route starts and keeps the answer until the route stops, so a
 * restart of the connector is what makes a changed schema count. Nothing here parses Avro or JSON Schema. May import nothing else
 * of Wadi.
 */
package dev.wadi.camel.encoding.schema;
