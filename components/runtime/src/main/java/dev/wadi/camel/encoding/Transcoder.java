package dev.wadi.camel.encoding;

/**
 * Reads one format's bytes and writes another's.
 *
 * <p>Shape: the bytes of one whole datum in, a new array of exactly the written bytes out. Errors: {@link EncodingException},
 * never retried; the transcoder stays usable. Lifecycle and threads: keeps its buffers from call to call, so one thread at a
 * time; a source array is only read.
 */
@FunctionalInterface
public interface Transcoder {

    byte[] transcode(byte[] source, int offset, int length);

    default byte[] transcode(byte[] source) {
        return transcode(source, 0, source.length);
    }
}
