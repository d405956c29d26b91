package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;

/** {@code long}, and what BSON and JSON have no type for: {@code time-micros}, local times. Any number that is whole. */
final class LongType extends AvroType {

    LongType(String name) {
        super(name);
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (!WholeNumbers.isBetween(Long.MIN_VALUE, Long.MAX_VALUE, bsonType, to)) {
            return NOT;
        }
        return switch (bsonType) {
            case BsonTypes.INT64 -> SAME;
            case BsonTypes.INT32 -> WIDENED + 1;
            default -> NARROWED + 1;
        };
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        to.out.whole(WholeNumbers.read(bsonType, to, this));
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        out.int64(in.int64());
        return BsonTypes.INT64;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        out.number(in.int64());
    }
}
