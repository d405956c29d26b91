/**
 * Conversion of event bodies between encodings, bytes to bytes and without a document tree.
 *
 * <p>This package holds what every format needs: the {@link dev.wadi.camel.encoding.Transcoder} contract, the
 * {@link dev.wadi.camel.encoding.EncodingException} with field path and byte offset, UTF-8 rules. Each format has a package of
 * its own that reads and writes its bytes ({@code bson}, {@code json}, {@code avro}, {@code frame}); {@code jsonschema} filters
 * under a JSON Schema; {@code schema} says where schemas come from; {@code transform} is the face to Camel and the only part that
 * knows it. A new format adds a package, an {@code Encoding} and its pairs in {@code Transcoders}.
 *
 * <p>Invariant 6, no value is coerced in silence: whatever the target cannot hold, and whatever the source should not have held
 * (invalid UTF-8, a length that lies), is an error, never a replacement. This package imports nothing of Wadi;
 * {@code transform} may import {@code batch} and the constants.
 */
package dev.wadi.camel.encoding;
