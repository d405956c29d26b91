package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.Transcoder;

/**
 * Writes BSON as an Avro datum. Fields that the schema does not have are dropped; those missing get their default, else null
 * where the schema allows it, else they are an error; a union's branch is chosen by the value.
 *
 * <p>Shape: one BSON document in; one datum out, behind its envelope. Lifecycle, threads and errors: see {@link Transcoder}.
 */
public final class BsonToAvro implements Transcoder {

    private final AvroPlan plan;
    private final AvroEnvelope envelope;
    private final AvroEncoding to;

    public BsonToAvro(AvroPlan plan) {
        this(plan, AvroEnvelope.raw(), ValueForms.BSON);
    }

    public BsonToAvro(AvroPlan plan, AvroEnvelope envelope, ValueForms forms) {
        this.plan = plan;
        this.envelope = envelope;
        this.to = new AvroEncoding(forms, plan.nestingLimit());
    }

    @Override
    public byte[] transcode(byte[] source, int offset, int length) {
        to.open(source, offset, length);
        envelope.write(plan, to.out);
        plan.record().document(to);
        return to.out.toByteArray();
    }
}
