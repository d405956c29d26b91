package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.bson.BsonOutput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The strings, numbers and member names within one extended value. A string is decoded at the end of the output, looked at
 * there, and then overwritten by the value it stands for.
 */
final class ExtendedText {

    private final JsonCursor in;
    private final BsonOutput out;
    private final JsonNumber number = new JsonNumber();
    private ExtendedType current;

    ExtendedText(JsonCursor in, BsonOutput out) {
        this.in = in;
        this.out = out;
    }

    /** From here on errors are about a value of this type. */
    void about(ExtendedType type) {
        current = type;
    }

    /** Reads the name of the next of two members; whether it is the first of the two. */
    boolean firstOf(String one, String other, int membersBefore) {
        if (membersBefore > 0) {
            in.expect(',', "between two fields");
        }
        int from = decoded();
        boolean isFirst = is(one, from);
        if (!isFirst && !is(other, from)) {
            throw malformed("takes only " + one + " and " + other);
        }
        out.size(from);
        in.expect(':', "behind a field name");
        return isFirst;
    }

    /** Reads the name of a member that can only be this one. */
    void member(String wanted) {
        int from = decoded();
        if (!is(wanted, from)) {
            throw malformed("takes only " + wanted + " here");
        }
        out.size(from);
        in.expect(':', "behind a field name");
    }

    /** Decodes a string at the end of the output and gives where it starts. */
    int decoded() {
        in.expect('"', "to begin a string");
        int from = out.size();
        in.string();
        return from;
    }

    /** Whether the text at the end of the output is this one. */
    boolean is(String ascii, int from) {
        boolean same = out.size() - from == ascii.length();
        for (int i = 0; i < ascii.length() && same; i++) {
            same = out.bytes()[from + i] == ascii.charAt(i);
        }
        return same;
    }

    /** Decodes a string and gives its bytes. */
    byte[] copied() {
        int from = decoded();
        byte[] copy = Arrays.copyOfRange(out.bytes(), from, out.size());
        out.size(from);
        return copy;
    }

    /** The text at the end of the output. */
    String from(int from) {
        return new String(out.bytes(), from, out.size() - from, StandardCharsets.UTF_8);
    }

    /** Turns hex digits at the end of the output into the bytes they mean. */
    void hex(int from, int to, int count, String need) {
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
    long wholeText() {
        int from = decoded();
        JsonNumber read = numberText(from);
        if (!read.isWhole()) {
            throw malformed("needs a whole number of 64 bits in quotes");
        }
        out.size(from);
        return read.longValue();
    }

    /** The number that the text at the end of the output is. */
    JsonNumber numberText(int from) {
        if (number.scan(out.bytes(), from, out.size()) != out.size()) {
            throw malformed("needs a number in quotes");
        }
        return number;
    }

    /** Reads a whole number of 64 bits. */
    long wholeNumber() {
        in.peek();
        JsonNumber read = in.number();
        if (!read.isWhole()) {
            throw malformed("needs a whole number of 64 bits");
        }
        return read.longValue();
    }

    /** The error for a value that is not what its type needs. */
    EncodingException malformed(String need) {
        return in.malformed(in.position(), current.key() + " " + need);
    }
}
