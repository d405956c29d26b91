/**
 * The face of the encodings to Camel: data type transformers and type converters.
 *
 * <p>A route says {@code transformDataType: {fromType: "wadi:bson", toType: "wadi:json"}}; Camel finds the transformer by its
 * target through {@code META-INF/services/org/apache/camel/transformer}, in any Camel and without registration. Conversions
 * under a schema are a step of their own, a bean of {@link dev.wadi.camel.encoding.transform.SchemaConversion} that a route
 * names in {@code process}. The type converters let a single BSON document go to endpoints that know nothing of BSON. May import
 * {@code encoding} and its formats, {@code batch} and the constants.
 */
package dev.wadi.camel.encoding.transform;
