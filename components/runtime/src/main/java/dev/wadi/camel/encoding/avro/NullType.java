package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import java.nio.charset.StandardCharsets;

/** {@code null}: from null and undefined only, so that no value is dropped unseen. */
final class NullType extends AvroType {

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    NullType() {
        super("null");
    }

    static boolean is(int bsonType) {
        return bsonType == BsonTypes.NULL || bsonType == BsonTypes.UNDEFINED;
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        return is(bsonType) ? SAME : NOT;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (!is(bsonType)) {
            throw mismatch(bsonType, to);
        }
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        return BsonTypes.NULL;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        out.raw(NULL);
    }
}
