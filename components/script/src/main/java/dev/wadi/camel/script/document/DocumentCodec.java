package dev.wadi.camel.script.document;

/**
 * Turns bodies of one encoding into values of scripts, and values into bodies.
 *
 * <p>Errors: {@link dev.wadi.camel.encoding.EncodingException} for bytes that are damaged and for values that the encoding cannot
 * hold. Threads: one at a time, with all documents it has read.
 */
public interface DocumentCodec {

    /**
     * The value of a body. Documents keep referring to the bytes, which must not change.
     *
     * @param offset where the body begins in {@code bytes}
     */
    Object read(byte[] bytes, int offset, int length);

    /**
     * The body of a value.
     *
     * @param former the body that the value was made of, or null; what is the same value there keeps its bytes
     */
    byte[] write(Object value, Body former);

    /** Where a body lies. */
    record Body(byte[] bytes, int offset, int length) {

        public static Body of(byte[] bytes) {
            return new Body(bytes, 0, bytes.length);
        }
    }
}
