package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code duration} on {@code fixed} of 12 bytes: a document or object with the whole numbers {@code months}, {@code days} and
 * {@code millis}, each of 32 bits without sign, and with nothing else.
 */
final class DurationType extends AvroType {

    private static final NameIndex PARTS = new NameIndex(List.of("months", "days", "millis"));
    private static final long LARGEST = 0xFFFF_FFFFL;

    DurationType() {
        super("duration");
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.DOCUMENT) {
            return NOT;
        }
        int begin = to.in.position();
        int outer = to.in.enter();
        int found = 0;
        boolean taken = true;
        for (int type = to.in.nextType(); type != 0; type = to.in.nextType()) {
            int from = to.in.position();
            taken &= PARTS.find(to.in.bytes(), from, to.in.name()) >= 0 && WholeNumbers.isBetween(0, LARGEST, type, to);
            to.in.skipValue(type);
            found++;
        }
        to.in.leave(outer);
        to.in.position(begin);
        return taken && found == PARTS.size() ? MORE_SPECIFIC : NOT;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.DOCUMENT) {
            throw mismatch(bsonType, to);
        }
        long[] parts = {-1, -1, -1};
        int outer = to.in.enter();
        for (int type = to.in.nextType(); type != 0; type = to.in.nextType()) {
            int from = to.in.position();
            int part = PARTS.find(to.in.bytes(), from, to.in.name());
            if (part < 0 || parts[part] >= 0 || !WholeNumbers.isBetween(0, LARGEST, type, to)) {
                throw to.unwritable(from, "a duration takes months, days and millis, each once and from 0 to " + LARGEST);
            }
            parts[part] = WholeNumbers.read(type, to, this);
        }
        to.in.path().between();
        for (long part : parts) {
            if (part < 0) {
                throw to.unwritable(to.in.position(), "a duration needs months, days and millis");
            }
            to.out.int32((int) part);
        }
        to.in.leave(outer);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        int from = in.take(3 * Integer.BYTES);
        int begin = out.beginDocument();
        for (int i = 0; i < PARTS.size(); i++) {
            out.int8(BsonTypes.INT64);
            byte[] name = PARTS.name(i);
            out.raw(name, 0, name.length);
            out.int8(0);
            out.int64(part(in, from, i));
        }
        out.endDocument(begin);
        return BsonTypes.DOCUMENT;
    }

    private static long part(AvroCursor in, int from, int part) {
        return LittleEndian.getInt(in.bytes(), from + part * Integer.BYTES) & LARGEST;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        int from = in.take(3 * Integer.BYTES);
        for (int i = 0; i < PARTS.size(); i++) {
            String name = new String(PARTS.name(i), StandardCharsets.US_ASCII);
            out.ascii((i == 0 ? "{\"" : ",\"") + name + "\":");
            out.number(part(in, from, i));
        }
        out.put('}');
    }
}
