package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.bson.BsonOutput;
import dev.wadi.camel.encoding.bson.BsonTypes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bson.types.Decimal128;

/**
 * Reads the values of Extended JSON and writes them as BSON. A string is decoded at the end of the output, looked at there, and
 * overwritten by the value it stands for. Source: MongoDB specifications, "Extended JSON" v2.1; specification 3.2.
 */
final class ExtendedValues {

    private static final int LONGEST_DECIMAL_TEXT = 256;
    private static final int OBJECT_ID_BYTES = 12;
    private static final int UUID_BYTES = 16;
    private static final int UUID_CHARACTERS = 36;

    private final JsonCursor in;
    private final BsonOutput out;
    private final Runnable document;
    private final JsonNumber number = new JsonNumber();
    private ExtendedType current;

    /** The last argument reads and writes a document. */
    ExtendedValues(JsonCursor in, BsonOutput out, Runnable document) {
        this.in = in;
        this.out = out;
        this.document = document;
    }

    /** Reads from behind the colon of the naming field to behind the closing brace; gives the BSON type written. */
    int read(ExtendedType type) {
        current = type;
        int written = value(type);
        current = type;
        in.expect('}', "behind the value of " + type.key());
        return written;
    }

    private int value(ExtendedType type) {
        return switch (type) {
            case OBJECT_ID -> objectId();
            case DATE_TIME -> dateTime();
            case INT32 -> int32(wholeText());
            case INT64 -> int64(wholeText(), BsonTypes.INT64);
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
        int from = text();
        hex(from, out.size(), OBJECT_ID_BYTES, "needs 24 hex digits");
        return BsonTypes.OBJECT_ID;
    }

    private int dateTime() {
        int next = in.peek();
        if (next == '{') {
            in.pass();
            member("$numberLong");
            int64(wholeText(), BsonTypes.DATE_TIME);
            in.expect('}', "behind the value of $numberLong");
            return BsonTypes.DATE_TIME;
        }
        if (next != '"') {
            return int64(wholeNumber(), BsonTypes.DATE_TIME);
        }
        int from = text();
        long millis = Rfc3339.parseMillis(out.bytes(), from, out.size());
        if (millis == Rfc3339.INVALID) {
            throw malformed("needs an RFC 3339 time of no more than milliseconds");
        }
        out.size(from);
        return int64(millis, BsonTypes.DATE_TIME);
    }

    private int int32(long value) {
        if (value != (int) value) {
            throw malformed("is out of the range of 32 bits");
        }
        out.int32((int) value);
        return BsonTypes.INT32;
    }

    private int int64(long value, int type) {
        out.int64(value);
        return type;
    }

    private int float64() {
        int from = text();
        String special = out.size() - from <= "-Infinity".length() ? textFrom(from) : "";
        double value = switch (special) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> numberText(from).doubleValue();
        };
        out.size(from);
        out.int64(Double.doubleToRawLongBits(value));
        return BsonTypes.DOUBLE;
    }

    private int decimal128() {
        int from = text();
        if (out.size() - from > LONGEST_DECIMAL_TEXT) {
            throw malformed("needs a decimal number");
        }
        Decimal128 value;
        try {
            value = Decimal128.parse(textFrom(from));
        } catch (NumberFormatException e) {
            throw malformed("needs a decimal number of at most 34 digits");
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
            if (firstOf("base64", "subType", member)) {
                data = base64();
            } else {
                subtype = subtype();
            }
        }
        if (data == null || subtype < 0) {
            throw malformed("needs base64 and subType");
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
        byte[] text = copiedText();
        try {
            if (text.length % 4 == 0) {
                return Base64.getDecoder().decode(text);
            }
            throw malformed("needs base64 with padding");
        } catch (IllegalArgumentException e) {
            throw malformed("needs base64 with padding");
        }
    }

    private int subtype() {
        int from = text();
        int digits = out.size() - from;
        int value = digits < 1 || digits > 2 ? -1 : 0;
        for (int i = from; i < out.size() && value >= 0; i++) {
            int digit = Character.digit(out.bytes()[i], 16);
            value = digit < 0 ? -1 : value << 4 | digit;
        }
        if (value < 0) {
            throw malformed("needs a subType of one or two hex digits");
        }
        out.size(from);
        return value;
    }

    private int uuid() {
        byte[] text = copiedText();
        int begin = out.size();
        int from = begin + Integer.BYTES + 1;
        boolean dashed = text.length == UUID_CHARACTERS && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
        if (!dashed) {
            throw malformed("needs 32 hex digits in groups of 8-4-4-4-12");
        }
        out.int32(UUID_BYTES);
        out.int8(BsonTypes.UUID);
        for (int i = 0; i < text.length; i++) {
            if (i != 8 && i != 13 && i != 18 && i != 23) {
                out.int8(text[i]);
            }
        }
        hex(from, out.size(), UUID_BYTES, "needs 32 hex digits in groups of 8-4-4-4-12");
        return BsonTypes.BINARY;
    }

    private int timestamp() {
        long seconds = -1;
        long increment = -1;
        in.expect('{', "behind $timestamp");
        for (int member = 0; member < 2; member++) {
            if (firstOf("t", "i", member)) {
                seconds = unsigned32();
            } else {
                increment = unsigned32();
            }
        }
        if (seconds < 0 || increment < 0) {
            throw malformed("needs t and i");
        }
        in.expect('}', "behind the value of $timestamp");
        out.int64(seconds << 32 | increment);
        return BsonTypes.TIMESTAMP;
    }

    private long unsigned32() {
        long value = wholeNumber();
        if (value < 0 || value > 0xFFFF_FFFFL) {
            throw malformed("needs numbers of 32 bits without sign");
        }
        return value;
    }

    private int regularExpression() {
        byte[] pattern = null;
        byte[] options = null;
        in.expect('{', "behind $regularExpression");
        for (int member = 0; member < 2; member++) {
            if (firstOf("pattern", "options", member)) {
                pattern = copiedText();
            } else {
                options = copiedText();
            }
        }
        if (pattern == null || options == null) {
            throw malformed("needs pattern and options");
        }
        in.expect('}', "behind the value of $regularExpression");
        cstring(pattern);
        cstring(options);
        return BsonTypes.REGULAR_EXPRESSION;
    }

    private void cstring(byte[] text) {
        for (byte b : text) {
            if (b == 0) {
                throw malformed("must not hold U+0000");
            }
        }
        out.raw(text, 0, text.length);
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
        member("$scope");
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
            if (firstOf("$ref", "$id", member)) {
                namespace = copiedText();
            } else {
                in.expect('{', "behind $id");
                member("$oid");
                id = copiedText();
                in.expect('}', "behind the value of $oid");
            }
        }
        if (namespace == null || id == null) {
            throw malformed("needs $ref and $id");
        }
        in.expect('}', "behind the value of $dbPointer");
        out.int32(namespace.length + 1);
        out.raw(namespace, 0, namespace.length);
        out.int8(0);
        int from = out.size();
        out.raw(id, 0, id.length);
        hex(from, out.size(), OBJECT_ID_BYTES, "needs an $id with an $oid of 24 hex digits");
        return BsonTypes.DB_POINTER;
    }

    private int one(int type) {
        if (wholeNumber() != 1) {
            throw malformed("needs the number 1");
        }
        return type;
    }

    private int undefined() {
        in.peek();
        in.literal("true");
        return BsonTypes.UNDEFINED;
    }

    /** Reads the name of the next of two members; whether it is the first of the two. */
    private boolean firstOf(String one, String other, int membersBefore) {
        if (membersBefore > 0) {
            in.expect(',', "between " + one + " and " + other);
        }
        String name = memberName();
        if (!name.equals(one) && !name.equals(other)) {
            throw malformed("takes only " + one + " and " + other);
        }
        return name.equals(one);
    }

    private void member(String wanted) {
        if (!memberName().equals(wanted)) {
            throw malformed("takes only " + wanted + " here");
        }
    }

    private String memberName() {
        in.expect('"', "to begin a field name");
        int from = out.size();
        in.string();
        String name = textFrom(from);
        out.size(from);
        in.expect(':', "behind a field name");
        return name;
    }

    /** Decodes a string at the end of the output and gives where it starts. */
    private int text() {
        in.expect('"', "to begin a string");
        int from = out.size();
        in.string();
        return from;
    }

    private byte[] copiedText() {
        int from = text();
        byte[] copy = Arrays.copyOfRange(out.bytes(), from, out.size());
        out.size(from);
        return copy;
    }

    private String textFrom(int from) {
        return new String(out.bytes(), from, out.size() - from, StandardCharsets.UTF_8);
    }

    /** Turns hex digits at the end of the output into the bytes they mean. */
    private void hex(int from, int to, int count, String need) {
        byte[] bytes = out.bytes();
        boolean valid = to - from == 2 * count;
        for (int i = 0; i < count && valid; i++) {
            int high = Character.digit(bytes[from + 2 * i], 16);
            int low = Character.digit(bytes[from + 2 * i + 1], 16);
            valid = high >= 0 && low >= 0;
            bytes[from + i] = (byte) (high << 4 | low);
        }
        if (!valid) {
            throw malformed(need);
        }
        out.size(from + count);
    }

    /** Reads a string that holds a whole number of 64 bits. */
    private long wholeText() {
        int from = text();
        JsonNumber read = numberText(from);
        if (!read.isWhole()) {
            throw malformed("needs a whole number of 64 bits in quotes");
        }
        out.size(from);
        return read.longValue();
    }

    private JsonNumber numberText(int from) {
        if (number.scan(out.bytes(), from, out.size()) != out.size()) {
            throw malformed("needs a number in quotes");
        }
        return number;
    }

    private long wholeNumber() {
        in.peek();
        JsonNumber read = in.number();
        if (!read.isWhole()) {
            throw malformed("needs a whole number of 64 bits");
        }
        return read.longValue();
    }

    private EncodingException malformed(String need) {
        return in.malformed(in.position(), current.key() + " " + need);
    }
}
