package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import java.nio.charset.StandardCharsets;

/** {@code boolean}. */
final class BooleanType extends AvroType {

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    BooleanType() {
        super("boolean");
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        return bsonType == BsonTypes.BOOLEAN ? SAME : NOT;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.BOOLEAN) {
            throw mismatch(bsonType, to);
        }
        int value = to.in.int8();
        if (value > 1) {
            throw to.in.malformed(to.in.position() - 1, "boolean is neither 0 nor 1");
        }
        to.out.int8(value);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        out.int8(in.bool() ? 1 : 0);
        return BsonTypes.BOOLEAN;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        out.raw(in.bool() ? TRUE : FALSE);
    }
}
