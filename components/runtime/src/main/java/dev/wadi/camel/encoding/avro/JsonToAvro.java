package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.json.JsonToBson;

/**
 * Writes JSON as an Avro datum, as {@link BsonToAvro} does, with text where JSON has no type. The way leads through BSON, in
 * which fields are found in the schema's order without a tree; it gives numbers and Extended JSON the types of
 * {@link JsonToBson}. Where a value does not fit the schema, the error has its field and no offset.
 *
 * <p>Shape: one JSON object in, UTF-8; one datum out, behind its envelope. Lifecycle, threads and errors: see {@link Transcoder}.
 */
public final class JsonToAvro implements Transcoder {

    private final JsonToBson toBson;
    private final Transcoder toAvro;

    public JsonToAvro(AvroPlan plan) {
        this(plan, AvroEnvelope.raw(), ValueForms.JSON);
    }

    public JsonToAvro(AvroPlan plan, AvroEnvelope envelope, ValueForms forms) {
        this.toBson = new JsonToBson(plan.nestingLimit());
        this.toAvro = new BsonToAvro(plan, envelope, forms);
    }

    @Override
    public byte[] transcode(byte[] source, int offset, int length) {
        BsonOutput bson = toBson.read(source, offset, length);
        return toAvro.transcode(bson.bytes(), 0, bson.size());
    }
}
