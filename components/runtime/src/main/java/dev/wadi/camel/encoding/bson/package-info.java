/**
 * BSON bytes, read and written in place: {@link dev.wadi.camel.encoding.bson.BsonCursor} checks every length before it is used,
 * {@link dev.wadi.camel.encoding.bson.BsonOutput} patches lengths in afterwards. Source: the BSON specification 1.1,
 * bsonspec.org. May import the {@code encoding} package only.
 */
package dev.wadi.camel.encoding.bson;
