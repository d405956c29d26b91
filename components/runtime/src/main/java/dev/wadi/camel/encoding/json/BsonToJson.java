package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Transcoder;
import dev.wadi.camel.encoding.bson.BsonCursor;
import dev.wadi.camel.encoding.bson.BsonTypes;
import java.nio.charset.StandardCharsets;

/**
 * Walks a BSON document once and writes its JSON text on the way. What both forms write alike is here; how the other types look
 * is the form's.
 */
abstract class BsonToJson implements Transcoder {

    private static final byte[] NULL = ascii("null");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    final BsonCursor in;
    final JsonText out = new JsonText();

    BsonToJson(NestingLimit limit) {
        in = new BsonCursor(limit);
    }

    /** A piece of JSON text to be written as it is. */
    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public final byte[] transcode(byte[] source, int offset, int length) {
        in.open(source, offset, length);
        out.clear();
        document();
        return out.toByteArray();
    }

    /** Writes the document at the cursor as an object. */
    final void document() {
        int outer = in.enter();
        char separator = '{';
        for (int type = in.nextType(); type != 0; type = in.nextType()) {
            out.put(separator);
            separator = ',';
            int name = in.position();
            int end = in.name();
            checkName(name, end);
            quoted(name, end);
            out.put(':');
            value(type);
        }
        if (separator == '{') {
            out.put('{');
        }
        out.put('}');
        in.leave(outer);
    }

    /** Writes the array at the cursor; the names of its elements mean nothing and are passed over. */
    private void array() {
        int outer = in.enter();
        char separator = '[';
        int index = 0;
        for (int type = in.nextType(); type != 0; type = in.nextType()) {
            out.put(separator);
            separator = ',';
            in.name();
            in.path().index(index++);
            value(type);
        }
        if (separator == '[') {
            out.put('[');
        }
        out.put(']');
        in.leave(outer);
    }

    private void value(int type) {
        switch (type) {
            case BsonTypes.DOUBLE -> float64(Double.longBitsToDouble(in.int64()));
            case BsonTypes.STRING -> string();
            case BsonTypes.DOCUMENT -> document();
            case BsonTypes.ARRAY -> array();
            case BsonTypes.BINARY -> binary();
            case BsonTypes.UNDEFINED -> undefined();
            case BsonTypes.OBJECT_ID -> objectId();
            case BsonTypes.BOOLEAN -> bool();
            case BsonTypes.DATE_TIME -> dateTime(in.int64());
            case BsonTypes.NULL -> out.raw(NULL);
            case BsonTypes.REGULAR_EXPRESSION -> regularExpression();
            case BsonTypes.DB_POINTER -> dbPointer();
            case BsonTypes.CODE -> code();
            case BsonTypes.SYMBOL -> symbol();
            case BsonTypes.CODE_WITH_SCOPE -> checkedCodeWithScope();
            case BsonTypes.INT32 -> int32(in.int32());
            case BsonTypes.TIMESTAMP -> timestamp(in.int64());
            case BsonTypes.INT64 -> int64(in.int64());
            case BsonTypes.DECIMAL128 -> decimal128(in.int64(), in.int64());
            case BsonTypes.MAX_KEY -> maxKey();
            case BsonTypes.MIN_KEY -> minKey();
            default -> throw in.malformed(in.position() - 1, "type byte 0x" + Integer.toHexString(type) + " is none of BSON's");
        }
    }

    /** Refuses the name of a field, which lies between two indexes of the cursor's bytes, if the form cannot tell it apart. */
    void checkName(int from, int to) {}

    abstract void float64(double value);

    abstract void binary();

    abstract void undefined();

    abstract void objectId();

    abstract void dateTime(long millis);

    abstract void regularExpression();

    abstract void dbPointer();

    abstract void code();

    abstract void symbol();

    abstract void codeWithScope();

    abstract void int32(int value);

    abstract void timestamp(long value);

    abstract void int64(long value);

    abstract void decimal128(long low, long high);

    abstract void maxKey();

    abstract void minKey();

    private void bool() {
        int value = in.int8();
        if (value > 1) {
            throw in.malformed(in.position() - 1, "boolean is neither 0 nor 1");
        }
        out.raw(value == 1 ? TRUE : FALSE);
    }

    private void checkedCodeWithScope() {
        int begin = in.position();
        int length = in.int32();
        codeWithScope();
        if (in.position() - begin != length) {
            throw in.malformed(begin, "code with scope does not have the length it says");
        }
    }

    /** Writes the string at the cursor. */
    final void string() {
        int length = in.stringLength();
        int from = in.position();
        quoted(from, from + length);
        in.skip(length + 1);
    }

    /** Writes the zero-terminated text at the cursor as a string. */
    final void cstring() {
        int from = in.position();
        quoted(from, in.cstring());
    }

    private void quoted(int from, int to) {
        int invalid = out.quoted(in.bytes(), from, to);
        if (invalid >= 0) {
            throw in.malformed(invalid, "text is not valid UTF-8");
        }
    }

    /** Writes the twelve bytes at the cursor as a string of hex digits. */
    final void objectIdHex() {
        int from = in.position();
        in.skip(12);
        out.put('"');
        out.hex(in.bytes(), from, 12);
        out.put('"');
    }

    /** Writes the binary value at the cursor as a base64 string and gives its subtype. */
    final int binaryBase64() {
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
        out.put('"');
        out.base64(in.bytes(), from, count);
        out.put('"');
        return subtype;
    }

    /** Writes a whole number as a string. */
    final void quotedNumber(long value) {
        out.put('"');
        out.number(value);
        out.put('"');
    }

    /** Writes a Decimal128 as a string in its canonical form. */
    final void quotedDecimal128(long low, long high) {
        out.put('"');
        Decimal128Text.write(out, low, high);
        out.put('"');
    }

    /** The name of a double that is not a number or not finite, as a string. */
    final void quotedNonFinite(double value) {
        out.put('"');
        out.ascii(Double.toString(value));
        out.put('"');
    }
}
