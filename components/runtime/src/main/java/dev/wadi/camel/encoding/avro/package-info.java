/**
 * Avro's binary encoding, to and from BSON and to flat JSON, driven by a schema that is made ready once.
 *
 * <p>{@link dev.wadi.camel.encoding.avro.AvroSchemas} reads a schema's text, in upstream's dialect too;
 * {@link dev.wadi.camel.encoding.avro.AvroPlan} is the schema as a tree of types that move values, one class for each;
 * {@link dev.wadi.camel.encoding.avro.BsonToAvro}, {@link dev.wadi.camel.encoding.avro.AvroToBson} and their siblings are the
 * transcoders. The library of Apache Avro is used for schemas and their defaults only, never for a datum.
 *
 * <p>A value is written only if it comes back as the same: numbers may become wider, anything else that does not fit is an error.
 * Fields that the schema does not have are dropped, which makes a schema a filter. Source: Avro 1.12 specification; specification
 * 3.4. May import {@code encoding}, {@code encoding.bson}, {@code encoding.json} and {@code encoding.schema}.
 */
package dev.wadi.camel.encoding.avro;
