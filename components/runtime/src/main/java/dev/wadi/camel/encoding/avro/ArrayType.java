package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;

/** {@code array}, written as one block. */
final class ArrayType extends AvroType {

    private final AvroType items;

    ArrayType(AvroType items) {
        super("array");
        this.items = items;
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        return bsonType == BsonTypes.ARRAY ? SAME : NOT;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.ARRAY) {
            throw mismatch(bsonType, to);
        }
        int outer = to.in.enter();
        int block = to.out.beginBlock();
        int count = 0;
        for (int type = to.in.nextType(); type != 0; type = to.in.nextType()) {
            to.in.name();
            to.in.path().index(count++);
            items.encode(type, to);
        }
        to.out.endBlock(block, count);
        to.in.leave(outer);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        in.enter();
        int begin = out.beginDocument();
        int index = 0;
        for (long count = in.blockCount(); count != 0; count = in.blockCount()) {
            for (long i = 0; i < count; i++) {
                int itemBegin = in.position();
                in.path().index(index);
                int element = out.beginElement();
                out.indexAsName(index++);
                out.patchType(element, items.toBson(in, out));
                in.itemEnds(itemBegin);
            }
        }
        out.endDocument(begin);
        in.leave();
        return BsonTypes.ARRAY;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        in.enter();
        out.put('[');
        int index = 0;
        for (long count = in.blockCount(); count != 0; count = in.blockCount()) {
            for (long i = 0; i < count; i++) {
                int itemBegin = in.position();
                if (index > 0) {
                    out.put(',');
                }
                in.path().index(index++);
                items.toJson(in, out);
                in.itemEnds(itemBegin);
            }
        }
        out.put(']');
        in.leave();
    }
}
