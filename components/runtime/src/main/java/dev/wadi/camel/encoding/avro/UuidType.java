package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import dev.wadi.camel.encoding.json.JsonText;
import java.util.Arrays;

/**
 * {@code uuid} on {@code string} or on {@code fixed} of 16 bytes: from BSON binary of subtype 4 and from its text of 36
 * characters; from JSON also as base64, in which flat JSON has BSON's. Becomes binary of subtype 4, and text in JSON.
 */
final class UuidType extends AvroType {

    private static final int BYTES = 16;
    private static final int CHARACTERS = 36;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private final boolean fixed;

    UuidType(boolean fixed) {
        super("uuid");
        this.fixed = fixed;
    }

    private static boolean takes(int bsonType, ValueForms forms) {
        return bsonType == BsonTypes.BINARY || bsonType == BsonTypes.STRING && forms.loose();
    }

    @Override
    int suits(int bsonType, AvroEncoding to) {
        if (!takes(bsonType, to.forms)) {
            return NOT;
        }
        int begin = to.in.position();
        boolean valid = read(bsonType, to) != null;
        to.in.position(begin);
        return valid ? MORE_SPECIFIC : NOT;
    }

    /** Reads the sixteen bytes, or null when the value is no UUID. */
    private static byte[] read(int bsonType, AvroEncoding to) {
        if (bsonType == BsonTypes.BINARY) {
            BinaryValue value = BinaryValue.read(to.in);
            boolean uuid = value.subtype() == BsonTypes.UUID && value.length() == BYTES;
            return uuid ? Arrays.copyOfRange(value.bytes(), value.from(), value.from() + BYTES) : null;
        }
        int begin = to.in.position();
        byte[] text = BinaryValue.readText(to.in);
        byte[] bytes = parse(text, 0, text.length);
        if (bytes == null && to.forms.textual()) {
            to.in.position(begin);
            BinaryValue value = BinaryValue.readBase64(to.in);
            bytes = value != null && value.length() == BYTES ? value.bytes() : null;
        }
        return bytes;
    }

    private static byte[] parse(byte[] text, int from, int length) {
        if (length != CHARACTERS) {
            return null;
        }
        byte[] bytes = new byte[BYTES];
        int o = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            if (isDash(i)) {
                if (text[from + i] != '-') {
                    return null;
                }
                continue;
            }
            int high = Character.digit(text[from + i], 16);
            int low = Character.digit(text[from + ++i], 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[o++] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    private static boolean isDash(int character) {
        return character == 8 || character == 13 || character == 18 || character == 23;
    }

    private static byte[] text(byte[] bytes) {
        byte[] text = new byte[CHARACTERS];
        int o = 0;
        for (byte b : bytes) {
            if (isDash(o)) {
                text[o++] = '-';
            }
            text[o++] = HEX[b >> 4 & 15];
            text[o++] = HEX[b & 15];
        }
        return text;
    }

    @Override
    void encode(int bsonType, AvroEncoding to) {
        if (!takes(bsonType, to.forms)) {
            throw mismatch(bsonType, to);
        }
        int begin = to.in.position();
        byte[] uuid = read(bsonType, to);
        if (uuid == null) {
            throw to.unwritable(begin, "the schema has uuid here, the value is none");
        }
        if (fixed) {
            to.out.raw(uuid);
        } else {
            to.out.measured(text(uuid), 0, CHARACTERS);
        }
    }

    @Override
    int toBson(AvroCursor in, BsonOutput out) {
        BytesType.writeBinary(read(in), 0, BYTES, BsonTypes.UUID, out);
        return BsonTypes.BINARY;
    }

    private byte[] read(AvroCursor in) {
        if (fixed) {
            int from = in.take(BYTES);
            return Arrays.copyOfRange(in.bytes(), from, from + BYTES);
        }
        int begin = in.position();
        int length = in.length();
        byte[] uuid = parse(in.bytes(), in.take(length), length);
        if (uuid == null) {
            throw in.malformed(begin, "text is no UUID");
        }
        return uuid;
    }

    @Override
    void toJson(AvroCursor in, JsonText out) {
        byte[] text = text(read(in));
        out.quoted(text, 0, CHARACTERS);
    }
}
