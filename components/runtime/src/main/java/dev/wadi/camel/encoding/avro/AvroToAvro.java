package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.Transcoder;
import java.util.Arrays;

/**
 * Checks that bytes are one datum of the schema and passes them unchanged.
 *
 * <p>Shape: one datum in its envelope in, the same out; the array itself where it holds nothing else. Lifecycle, threads and
 * errors: see {@link Transcoder}.
 */
public final class AvroToAvro implements Transcoder {

    private final AvroToJson reader;

    public AvroToAvro(AvroPlan plan) {
        this(plan, AvroEnvelope.raw());
    }

    public AvroToAvro(AvroPlan plan, AvroEnvelope envelope) {
        reader = new AvroToJson(plan, envelope);
    }

    @Override
    public byte[] transcode(byte[] source, int offset, int length) {
        reader.read(source, offset, length);
        return offset == 0 && length == source.length ? source : Arrays.copyOfRange(source, offset, offset + length);
    }
}
