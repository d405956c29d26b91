package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.Utf8;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;

/** {@code map}: a document with fields of any name and one type, written as one block. */
final class MapType extends AvroType {

    private final AvroType values;

    MapType(AvroType values) {
        super("map");
        this.values = values;
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        return bsonType == BsonTypes.DOCUMENT ? NARROWED : NOT;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.DOCUMENT) {
            throw mismatch(bsonType, to);
        }
        int outer = to.in.enter();
        int block = to.out.beginBlock();
        int count = 0;
        for (int type = to.in.nextType(); type != 0; type = to.in.nextType()) {
            int from = to.in.position();
            int end = to.in.name();
            int invalid = Utf8.firstInvalid(to.in.bytes(), from, end);
            if (invalid >= 0) {
                throw to.in.malformed(invalid, "text is not valid UTF-8");
            }
            to.out.measured(to.in.bytes(), from, end - from);
            values.encode(type, to);
            count++;
        }
        to.out.endBlock(block, count);
        to.in.leave(outer);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        in.enter();
        int begin = out.beginDocument();
        int entry = 0;
        for (long count = in.blockCount(); count != 0; count = in.blockCount()) {
            for (long i = 0; i < count; i++) {
                in.path().index(entry++);
                int element = out.beginElement();
                int keyBegin = in.position();
                int length = in.stringLength();
                int from = in.take(length);
                for (int p = from; p < from + length; p++) {
                    if (in.bytes()[p] == 0) {
                        throw in.unwritable("BSON", keyBegin, "a field name must not hold U+0000");
                    }
                }
                out.raw(in.bytes(), from, length);
                out.int8(0);
                out.patchType(element, values.toBson(in, out));
            }
        }
        out.endDocument(begin);
        in.leave();
        return BsonTypes.DOCUMENT;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        in.enter();
        out.put('{');
        int entry = 0;
        for (long count = in.blockCount(); count != 0; count = in.blockCount()) {
            for (long i = 0; i < count; i++) {
                if (entry > 0) {
                    out.put(',');
                }
                in.path().index(entry++);
                int length = in.stringLength();
                int from = in.take(length);
                out.quoted(in.bytes(), from, from + length);
                out.put(':');
                values.toJson(in, out);
            }
        }
        out.put('}');
        in.leave();
    }
}
