/**
 * JSON text as UTF-8 bytes, to and from BSON.
 *
 * <p>Two forms are written. The flat form ({@link dev.wadi.camel.encoding.json.BsonToFlatJson}) is what consumers expect to
 * read: an ObjectId is its hex text, a date is RFC 3339. It loses types. The extended form
 * ({@link dev.wadi.camel.encoding.json.BsonToExtendedJson}) is MongoDB's Extended JSON v2 in canonical mode and keeps every type.
 * One reader ({@link dev.wadi.camel.encoding.json.JsonToBson}) takes both. Repeated names pass in either direction, because BSON
 * and JSON can both hold them. May import {@code encoding} and {@code encoding.bson}.
 */
package dev.wadi.camel.encoding.json;
