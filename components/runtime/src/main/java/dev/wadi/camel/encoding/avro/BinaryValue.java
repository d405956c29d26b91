package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.bson.BsonCursor;
import dev.wadi.camel.encoding.bson.BsonTypes;
import java.util.Arrays;
import java.util.Base64;

/** The content of a BSON binary value, or of base64 text that stands for one. */
record BinaryValue(byte[] bytes, int from, int length, int subtype) {

    static final int GENERIC = 0;

    /** Reads the binary value at the cursor, not copied. */
    static BinaryValue read(BsonCursor in) {
        int begin = in.position();
        int count = in.byteCount(1);
        int subtype = in.int8();
        if (subtype == BsonTypes.OLD_BINARY) {
            int inner = in.int32();
            if (inner != count - Integer.BYTES) {
                throw in.malformed(begin, "binary of subtype 2 has two lengths that differ");
            }
            count = inner;
        }
        int from = in.position();
        in.skip(count);
        return new BinaryValue(in.bytes(), from, count, subtype);
    }

    /** Reads the string at the cursor; null when it is not base64 with padding. */
    static BinaryValue readBase64(BsonCursor in) {
        byte[] text = readText(in);
        if (text.length % 4 != 0) {
            return null;
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            return new BinaryValue(decoded, 0, decoded.length, GENERIC);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Reads the bytes of the string at the cursor. */
    static byte[] readText(BsonCursor in) {
        int length = in.stringLength();
        int from = in.position();
        in.skip(length + 1);
        return Arrays.copyOfRange(in.bytes(), from, from + length);
    }
}
