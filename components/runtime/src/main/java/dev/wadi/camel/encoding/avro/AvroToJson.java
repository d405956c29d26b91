package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.json.JsonText;
import java.util.Objects;

/**
 * Writes an Avro datum as flat JSON: decimals as text, bytes as base64, dates and timestamps as RFC 3339 with all their digits, a
 * union as the value without its branch. Bytes behind the datum are an error.
 *
 * <p>Shape: one datum in its envelope in; one JSON object out, UTF-8, fields in the schema's order. Lifecycle, threads and
 * errors: see {@link Transcoder}.
 */
public final class AvroToJson implements Transcoder {

    private final AvroPlan plan;
    private final AvroEnvelope envelope;
    private final AvroCursor in;
    private final JsonText out = new JsonText();

    public AvroToJson(AvroPlan plan) {
        this(plan, AvroEnvelope.raw());
    }

    public AvroToJson(AvroPlan plan, AvroEnvelope envelope) {
        this.plan = plan;
        this.envelope = envelope;
        this.in = new AvroCursor(plan.nestingLimit());
    }

    @Override
    public byte[] transcode(byte[] source, int offset, int length) {
        read(source, offset, length);
        return out.toByteArray();
    }

    /** Reads a datum to its end and leaves its text in the buffer. */
    void read(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        int prefix = envelope.check(plan, source, offset, length);
        in.open(source, offset, offset + prefix, offset + length);
        out.clear();
        plan.record().toJson(in, out);
        in.expectEnd();
    }
}
