package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.Utf8;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;

/** {@code string}: from strings and symbols, and from an ObjectId as its hex digits where the target has no such type. */
final class StringType extends AvroType {

    private static final int OBJECT_ID_BYTES = 12;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    StringType() {
        super("string");
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        return switch (bsonType) {
            case BsonTypes.STRING -> SAME;
            case BsonTypes.SYMBOL -> to.forms.keepsTypes() ? NOT : SAME;
            case BsonTypes.OBJECT_ID -> to.forms.keepsTypes() ? NOT : AS_TEXT;
            default -> NOT;
        };
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (bsonType != BsonTypes.STRING && suits(bsonType, to) == NOT) {
            throw mismatch(bsonType, to);
        }
        if (bsonType == BsonTypes.OBJECT_ID) {
            objectId(to);
            return;
        }
        int length = to.in.stringLength();
        int from = to.in.position();
        byte[] bytes = to.in.bytes();
        // Text that was JSON has been checked when it was read.
        int invalid = to.forms.textual() ? -1 : Utf8.firstInvalid(bytes, from, from + length);
        if (invalid >= 0) {
            throw to.in.malformed(invalid, "text is not valid UTF-8");
        }
        to.out.measured(bytes, from, length);
        to.in.skip(length + 1);
    }

    private static void objectId(AvroEncoding to) {
        int from = to.in.position();
        to.in.skip(OBJECT_ID_BYTES);
        byte[] digits = new byte[2 * OBJECT_ID_BYTES];
        for (int i = 0; i < OBJECT_ID_BYTES; i++) {
            int b = to.in.bytes()[from + i];
            digits[2 * i] = (byte) HEX[b >> 4 & 15];
            digits[2 * i + 1] = (byte) HEX[b & 15];
        }
        to.out.measured(digits, 0, digits.length);
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        int length = in.stringLength();
        write(in.bytes(), in.take(length), length, out);
        return BsonTypes.STRING;
    }

    /** Writes UTF-8 bytes as a BSON string. */
    static void write(byte[] bytes, int from, int length, BsonOutput out) {
        out.int32(length + 1);
        out.raw(bytes, from, length);
        out.int8(0);
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        int length = in.length();
        int from = in.position();
        int invalid = out.quoted(in.bytes(), from, from + length);
        if (invalid >= 0) {
            throw in.malformed(invalid, "text is not valid UTF-8");
        }
        in.take(length);
    }
}
