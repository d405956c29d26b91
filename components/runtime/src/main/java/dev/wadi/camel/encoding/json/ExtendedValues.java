package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import java.util.Base64;
import org.bson.types.Decimal128;

/**
 * Reads the values of Extended JSON and writes them as BSON. Source: MongoDB specifications, "Extended JSON" v2.1;
 * specification 3.2.
 */
final class ExtendedValues {

    private static final int LONGEST_DECIMAL_TEXT = 256;
    private static final int OBJECT_ID_BYTES = 12;
    private static final int UUID_BYTES = 16;
    private static final int UUID_CHARACTERS = 36;
    private static final String UUID_NEED = "needs 32 hex digits in groups of 8-4-4-4-12";

    private final JsonCursor in;
    private final BsonOutput out;
    private final Runnable document;
    private final ExtendedText text;

    /** The last argument reads and writes a document. */
    ExtendedValues(JsonCursor in, BsonOutput out, Runnable document) {
        this.in = in;
        this.out = out;
        this.document = document;
        this.text = new ExtendedText(in, out);
    }

    /** Reads from behind the colon of the naming field to behind the closing brace; gives the BSON type written. */
    int read(ExtendedType type) {
        text.about(type);
        int written = value(type);
        in.expect('}', type.whereItEnds());
        return written;
    }

    private int value(ExtendedType type) {
        return switch (type) {
            case OBJECT_ID -> objectId();
            case DATE_TIME -> dateTime();
            case INT32 -> int32(text.wholeText());
            case INT64 -> int64(text.wholeText(), BsonTypes.INT64);
            case DOUBLE -> float64();
            case DECIMAL128 -> decimal128();
            case BINARY -> binary();
            case UUID -> uuid();
            case TIMESTAMP -> timestamp();
            case REGULAR_EXPRESSION -> regularExpression();
            case CODE -> code();
            case SYMBOL -> symbol();
            case DB_POINTER -> dbPointer();
            case MIN_KEY -> one(BsonTypes.MIN_KEY);
            case MAX_KEY -> one(BsonTypes.MAX_KEY);
            case UNDEFINED -> undefined();
        };
    }

    /** Reads the rest of a string whose quote is passed and writes it with length and terminator; gives the type back. */
    int string(int type) {
        int begin = out.beginDocument();
        in.string();
        out.int8(0);
        out.patchInt32(begin, out.size() - begin - Integer.BYTES);
        return type;
    }

    private int objectId() {
        int from = text.decoded();
        text.hex(from, out.size(), OBJECT_ID_BYTES, "needs 24 hex digits");
        return BsonTypes.OBJECT_ID;
    }

    private int dateTime() {
        int next = in.peek();
        if (next == '{') {
            in.pass();
            text.member("$numberLong");
            int64(text.wholeText(), BsonTypes.DATE_TIME);
            in.expect('}', "behind the value of $numberLong");
            return BsonTypes.DATE_TIME;
        }
        if (next != '"') {
            return int64(text.wholeNumber(), BsonTypes.DATE_TIME);
        }
        int from = text.decoded();
        long millis = Rfc3339.parseMillis(out.bytes(), from, out.size());
        if (millis == Rfc3339.INVALID) {
            throw text.malformed("needs an RFC 3339 time of no more than milliseconds");
        }
        out.size(from);
        return int64(millis, BsonTypes.DATE_TIME);
    }

    private int int32(long value) {
        if (value != (int) value) {
            throw text.malformed("is out of the range of 32 bits");
        }
        out.int32((int) value);
        return BsonTypes.INT32;
    }

    private int int64(long value, int type) {
        out.int64(value);
        return type;
    }

    private int float64() {
        int from = text.decoded();
        double value;
        if (text.is("NaN", from)) {
            value = Double.NaN;
        } else if (text.is("Infinity", from)) {
            value = Double.POSITIVE_INFINITY;
        } else if (text.is("-Infinity", from)) {
            value = Double.NEGATIVE_INFINITY;
        } else {
            value = text.numberText(from).doubleValue();
        }
        out.size(from);
        out.int64(Double.doubleToRawLongBits(value));
        return BsonTypes.DOUBLE;
    }

    private int decimal128() {
        int from = text.decoded();
        if (out.size() - from > LONGEST_DECIMAL_TEXT) {
            throw text.malformed("needs a decimal number");
        }
        Decimal128 value;
        try {
            value = Decimal128.parse(text.from(from));
        } catch (NumberFormatException e) {
            throw text.malformed("needs a decimal number of at most 34 digits");
        }
        out.size(from);
        out.int64(value.getLow());
        out.int64(value.getHigh());
        return BsonTypes.DECIMAL128;
    }

    private int binary() {
        byte[] data = null;
        int subtype = -1;
        in.expect('{', "behind $binary");
        for (int member = 0; member < 2; member++) {
            if (text.firstOf("base64", "subType", member)) {
                data = base64();
            } else {
                subtype = subtype();
            }
        }
        if (data == null || subtype < 0) {
            throw text.malformed("needs base64 and subType");
        }
        in.expect('}', "behind the value of $binary");
        binary(data, subtype);
        return BsonTypes.BINARY;
    }

    private void binary(byte[] data, int subtype) {
        boolean repeatsLength = subtype == BsonTypes.OLD_BINARY;
        out.int32(data.length + (repeatsLength ? Integer.BYTES : 0));
        out.int8(subtype);
        if (repeatsLength) {
            out.int32(data.length);
        }
        out.raw(data, 0, data.length);
    }

    private byte[] base64() {
        byte[] encoded = text.copied();
        if (encoded.length % 4 != 0) {
            throw text.malformed("needs base64 with padding");
        }
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw text.malformed("needs base64 with padding");
        }
    }

    private int subtype() {
        int from = text.decoded();
        int digits = out.size() - from;
        int value = digits < 1 || digits > 2 ? -1 : 0;
        for (int i = from; i < out.size() && value >= 0; i++) {
            int digit = Character.digit(out.bytes()[i], 16);
            value = digit < 0 ? -1 : value << 4 | digit;
        }
        if (value < 0) {
            throw text.malformed("needs a subType of one or two hex digits");
        }
        out.size(from);
        return value;
    }

    private int uuid() {
        byte[] characters = text.copied();
        if (characters.length != UUID_CHARACTERS) {
            throw text.malformed(UUID_NEED);
        }
        out.int32(UUID_BYTES);
        out.int8(BsonTypes.UUID);
        int from = out.size();
        for (int i = 0; i < characters.length; i++) {
            boolean dashDue = i == 8 || i == 13 || i == 18 || i == 23;
            if (!dashDue) {
                out.int8(characters[i]);
            } else if (characters[i] != '-') {
                throw text.malformed(UUID_NEED);
            }
        }
        text.hex(from, out.size(), UUID_BYTES, UUID_NEED);
        return BsonTypes.BINARY;
    }

    private int timestamp() {
        long seconds = -1;
        long increment = -1;
        in.expect('{', "behind $timestamp");
        for (int member = 0; member < 2; member++) {
            if (text.firstOf("t", "i", member)) {
                seconds = unsigned32();
            } else {
                increment = unsigned32();
            }
        }
        if (seconds < 0 || increment < 0) {
            throw text.malformed("needs t and i");
        }
        in.expect('}', "behind the value of $timestamp");
        out.int64(seconds << 32 | increment);
        return BsonTypes.TIMESTAMP;
    }

    private long unsigned32() {
        long value = text.wholeNumber();
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw text.malformed("needs numbers of 32 bits without sign");
        }
        return value;
    }

    private int regularExpression() {
        byte[] pattern = null;
        byte[] options = null;
        in.expect('{', "behind $regularExpression");
        for (int member = 0; member < 2; member++) {
            if (text.firstOf("pattern", "options", member)) {
                pattern = text.copied();
            } else {
                options = text.copied();
            }
        }
        if (pattern == null || options == null) {
            throw text.malformed("needs pattern and options");
        }
        in.expect('}', "behind the value of $regularExpression");
        cstring(pattern);
        cstring(options);
        return BsonTypes.REGULAR_EXPRESSION;
    }

    private void cstring(byte[] content) {
        for (byte b : content) {
            if (b == 0) {
                throw text.malformed("must not hold U+0000");
            }
        }
        out.raw(content, 0, content.length);
        out.int8(0);
    }

    private int code() {
        int begin = out.size();
        in.expect('"', "behind $code");
        string(BsonTypes.CODE);
        if (in.peek() != ',') {
            return BsonTypes.CODE;
        }
        in.pass();
        text.member("$scope");
        out.insert(begin, Integer.BYTES);
        in.peek();
        document.run();
        out.patchInt32(begin, out.size() - begin);
        return BsonTypes.CODE_WITH_SCOPE;
    }

    private int symbol() {
        in.expect('"', "behind $symbol");
        return string(BsonTypes.SYMBOL);
    }

    private int dbPointer() {
        byte[] namespace = null;
        byte[] id = null;
        in.expect('{', "behind $dbPointer");
        for (int member = 0; member < 2; member++) {
            if (text.firstOf("$ref", "$id", member)) {
                namespace = text.copied();
            } else {
                in.expect('{', "behind $id");
                text.member("$oid");
                id = text.copied();
                in.expect('}', "behind the value of $oid");
            }
        }
        if (namespace == null || id == null) {
            throw text.malformed("needs $ref and $id");
        }
        in.expect('}', "behind the value of $dbPointer");
        out.int32(namespace.length + 1);
        out.raw(namespace, 0, namespace.length);
        out.int8(0);
        int from = out.size();
        out.raw(id, 0, id.length);
        text.hex(from, out.size(), OBJECT_ID_BYTES, "needs an $id with an $oid of 24 hex digits");
        return BsonTypes.DB_POINTER;
    }

    private int one(int type) {
        if (text.wholeNumber() != 1) {
            throw text.malformed("needs the number 1");
        }
        return type;
    }

    private int undefined() {
        in.peek();
        in.literal("true");
        return BsonTypes.UNDEFINED;
    }
}
