package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;

/** {@code int}, and {@code time-millis}, which BSON and JSON have no type for: any number that is whole and fits 32 bits. */
final class IntType extends AvroType {

    IntType(String name) {
        super(name);
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (!WholeNumbers.isBetween(Integer.MIN_VALUE, Integer.MAX_VALUE, bsonType, to)) {
            return NOT;
        }
        return bsonType == BsonTypes.INT32 ? SAME : NARROWED;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        int begin = to.in.position();
        long value = WholeNumbers.read(bsonType, to, this);
        if (value != (int) value) {
            throw to.unwritable(begin, "the schema has " + name() + " here, the number is out of the range of 32 bits");
        }
        to.out.whole(value);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        out.int32(in.int32());
        return BsonTypes.INT32;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        out.number((long) in.int32());
    }
}
