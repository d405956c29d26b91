package dev.wadi.camel.encoding.transform;

import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.json.BsonToExtendedJson;
import dev.wadi.camel.encoding.json.BsonToFlatJson;
import dev.wadi.camel.encoding.json.JsonToBson;

/** Which transcoder leads from one encoding to another. */
final class Transcoders {

    private Transcoders() {}

    /**
     * A new transcoder, for one thread. Between equal encodings bytes pass untouched and unread. From one JSON form to the other
     * the way leads through BSON, which is what gives JSON its types.
     */
    static Transcoder between(Encoding from, Encoding to, NestingLimit limit) {
        if (from == to) {
            return Transcoders::untouched;
        }
        if (from == Encoding.AVRO) {
            throw withoutSchema(from, to);
        }
        return switch (to) {
            case BSON -> new JsonToBson(limit);
            case JSON -> fromBson(from, new BsonToFlatJson(limit), limit);
            case JSON_EXTENDED -> fromBson(from, new BsonToExtendedJson(limit), limit);
            case AVRO -> throw withoutSchema(from, to);
        };
    }

    private static IllegalArgumentException withoutSchema(Encoding from, Encoding to) {
        return new IllegalArgumentException("converting " + from + " to " + to + " needs an Avro schema, which a bean of type "
                + SchemaConversion.class.getName() + " takes");
    }

    private static Transcoder fromBson(Encoding from, Transcoder last, NestingLimit limit) {
        if (from == Encoding.BSON) {
            return last;
        }
        Transcoder first = new JsonToBson(limit);
        return (source, offset, length) -> last.transcode(first.transcode(source, offset, length));
    }

    private static byte[] untouched(byte[] source, int offset, int length) {
        return new BodyBytes(source, offset, length).exact();
    }
}
