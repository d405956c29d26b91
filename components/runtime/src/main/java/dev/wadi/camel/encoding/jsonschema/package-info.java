/**
 * JSON Schema as a validator of JSON and as a projector of JSON and BSON: only what the schema lists survives. Validation is
 * networknt's; projection is {@link dev.wadi.camel.encoding.jsonschema.Projection}, the schema's objects and arrays made ready
 * once. Source: specification 3.5. May import {@code encoding}, {@code encoding.bson} and {@code encoding.schema}.
 */
package dev.wadi.camel.encoding.jsonschema;
