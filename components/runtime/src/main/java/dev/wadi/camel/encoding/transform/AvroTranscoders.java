package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.avro.AvroEnvelope;
import dev.wadi.camel.encoding.avro.AvroPlan;
import dev.wadi.camel.encoding.avro.AvroToAvro;
import dev.wadi.camel.encoding.avro.AvroToBson;
import dev.wadi.camel.encoding.avro.AvroToJson;
import dev.wadi.camel.encoding.avro.BsonToAvro;
import dev.wadi.camel.encoding.avro.JsonToAvro;
import dev.wadi.camel.encoding.avro.ValueForms;
import dev.wadi.camel.encoding.json.BsonToExtendedJson;

/**
 * Which transcoder leads from one encoding to another under an Avro schema. Between BSON and JSON the way leads through a datum,
 * so that what comes out is what the schema holds. Source: specification 3.1.
 */
final class AvroTranscoders {

    private AvroTranscoders() {}

    /** A new transcoder, for one thread. The envelope is that of Avro bodies, not of datums on the way. */
    static Transcoder between(Encoding from, Encoding to, AvroPlan plan, AvroEnvelope envelope) {
        if (from == Encoding.AVRO) {
            return to == Encoding.AVRO ? new AvroToAvro(plan, envelope) : fromAvro(to, plan, envelope);
        }
        if (to == Encoding.AVRO) {
            return toAvro(from, plan, envelope, forms(from, to));
        }
        return chain(toAvro(from, plan, AvroEnvelope.raw(), forms(from, to)), fromAvro(to, plan, AvroEnvelope.raw()));
    }

    private static ValueForms forms(Encoding from, Encoding to) {
        return new ValueForms(from != Encoding.BSON, to == Encoding.BSON);
    }

    private static Transcoder toAvro(Encoding from, AvroPlan plan, AvroEnvelope envelope, ValueForms forms) {
        return from == Encoding.BSON ? new BsonToAvro(plan, envelope, forms) : new JsonToAvro(plan, envelope, forms);
    }

    private static Transcoder fromAvro(Encoding to, AvroPlan plan, AvroEnvelope envelope) {
        return switch (to) {
            case JSON -> new AvroToJson(plan, envelope);
            case JSON_EXTENDED -> chain(new AvroToBson(plan, envelope), new BsonToExtendedJson(plan.nestingLimit()));
            default -> new AvroToBson(plan, envelope);
        };
    }

    static Transcoder chain(Transcoder first, Transcoder second) {
        return (source, offset, length) -> second.transcode(first.transcode(source, offset, length));
    }
}
