package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.bson.BsonOutput;
import java.util.Objects;

/**
 * Writes an Avro datum as BSON: decimals as Decimal128, dates and timestamps as dates, UUIDs as binary of subtype 4, bytes as
 * binary, floats as doubles. What these cannot hold (36 digits, microseconds) is an error, and so are bytes behind the datum.
 *
 * <p>Shape: one datum in its envelope in; one BSON document out, fields in the schema's order. Lifecycle, threads and errors: see
 * {@link Transcoder}.
 */
public final class AvroToBson implements Transcoder {

    private final AvroPlan plan;
    private final AvroEnvelope envelope;
    private final AvroCursor in;
    private final BsonOutput out = new BsonOutput();

    public AvroToBson(AvroPlan plan) {
        this(plan, AvroEnvelope.raw());
    }

    public AvroToBson(AvroPlan plan, AvroEnvelope envelope) {
        this.plan = plan;
        this.envelope = envelope;
        this.in = new AvroCursor(plan.nestingLimit());
    }

    @Override
    public byte[] transcode(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        int prefix = envelope.check(plan, source, offset, length);
        in.open(source, offset, offset + prefix, offset + length);
        out.clear();
        plan.record().toBson(in, out);
        in.expectEnd();
        return out.toByteArray();
    }
}
