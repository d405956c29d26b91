package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.FieldPath;
import dev.wadi.camel.encoding.LittleEndian;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Utf8;
import dev.wadi.camel.encoding.bson.BsonOutput;
import java.util.Objects;

/**
 * A place in JSON text. Takes exactly what RFC 8259 allows: no comments, no trailing commas, valid UTF-8, whole surrogate pairs.
 * Names in its error paths are those already written to the output. Threads: one at a time.
 */
final class JsonCursor {

    private final BsonOutput written;
    private final FieldPath path;
    private final JsonNumber number = new JsonNumber();
    private byte[] bytes;
    private int start;
    private int position;
    private int end;

    JsonCursor(BsonOutput written, NestingLimit limit) {
        this.written = written;
        this.path = new FieldPath(limit);
    }

    void open(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        bytes = source;
        start = offset;
        position = offset;
        end = offset + length;
        path.clear();
    }

    FieldPath path() {
        return path;
    }

    int position() {
        return position;
    }

    /** The next byte behind white space, not yet passed, or -1 at the end. */
    int peek() {
        while (position < end) {
            int b = bytes[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xFF;
            }
            position++;
        }
        return -1;
    }

    /** Passes the byte that {@link #peek} has shown. */
    void pass() {
        position++;
    }

    /** Passes white space and one character that must come next. */
    void expect(char wanted, String where) {
        if (peek() != wanted) {
            throw unexpected("'" + wanted + "' " + where);
        }
        position++;
    }

    /** Passes a word whose first letter {@link #peek} has shown. */
    void literal(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (position + i >= end || bytes[position + i] != word.charAt(i)) {
                throw malformed(position, "expected " + word);
            }
        }
        position += word.length();
    }

    /** Reads the number that {@link #peek} has shown. */
    JsonNumber number() {
        int behind = number.scan(bytes, position, end);
        if (behind < 0) {
            throw malformed(position, number.problem());
        }
        position = behind;
        return number;
    }

    /**
     * Appends the text of a string to the output, as UTF-8 without length and terminator; its opening quote is passed already.
     * The answer says whether the text holds U+0000.
     */
    boolean string() {
        // A string's text never takes more bytes than the JSON it was read from.
        byte[] out = written.reserve(end - position);
        int o = written.size();
        int open = position - 1;
        int lastWord = bytes.length - Long.BYTES;
        int p = position;
        boolean zero = false;
        while (true) {
            if (p <= lastWord && p < end) {
                long word = LittleEndian.getLong(bytes, p);
                LittleEndian.putLong(out, o, word);
                long hits = AsciiWords.special(word);
                int clean = hits == 0 ? Long.BYTES : AsciiWords.before(hits);
                p += clean;
                o += clean;
                if (hits == 0) {
                    continue;
                }
            }
            if (p >= end) {
                throw malformed(open, "string has no end");
            }
            int b = bytes[p];
            if (b == '"') {
                break;
            }
            if (b < 0) {
                int length = Utf8.sequenceLength(bytes, p, end);
                if (length == 0) {
                    throw malformed(p, "text is not valid UTF-8");
                }
                for (int i = 0; i < length; i++) {
                    out[o++] = bytes[p++];
                }
            } else if (b == '\\') {
                int codePoint = escape(p);
                zero |= codePoint == 0;
                o = utf8(out, o, codePoint);
                p = position;
            } else if (b < ' ') {
                throw malformed(p, "control characters must be escaped in a string");
            } else {
                out[o++] = (byte) b;
                p++;
            }
        }
        position = p + 1;
        written.size(o);
        return zero;
    }

    /** Decodes the escape at an index and sets the position behind it. */
    private int escape(int at) {
        int kind = at + 1 < end ? bytes[at + 1] : -1;
        position = at + 2;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicodeEscape(at);
            default -> throw malformed(at, "unknown escape in a string");
        };
    }

    private int unicodeEscape(int at) {
        int unit = fourHexDigits(at + 2);
        position = at + 6;
        if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
            return unit;
        }
        boolean pair = unit <= Character.MAX_HIGH_SURROGATE && at + 7 < end && bytes[at + 6] == '\\' && bytes[at + 7] == 'u';
        int low = pair ? fourHexDigits(at + 8) : 0;
        if (low < Character.MIN_LOW_SURROGATE || low > Character.MAX_LOW_SURROGATE) {
            throw malformed(at, "half of a surrogate pair, which is no character");
        }
        position = at + 12;
        return Character.toCodePoint((char) unit, (char) low);
    }

    private int fourHexDigits(int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < end ? Character.digit(bytes[i], 16) : -1;
            if (digit < 0) {
                throw malformed(Math.min(i, end), "expected four hex digits");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int utf8(byte[] out, int at, int codePoint) {
        int o = at;
        if (codePoint < 0x80) {
            out[o++] = (byte) codePoint;
            return o;
        }
        if (codePoint < 0x800) {
            out[o++] = (byte) (0xC0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                out[o++] = (byte) (0xE0 | codePoint >> 12);
            } else {
                out[o++] = (byte) (0xF0 | codePoint >> 18);
                out[o++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
            }
            out[o++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
        }
        out[o++] = (byte) (0x80 | codePoint & 0x3F);
        return o;
    }

    /** The error for a byte that is not what must come here. */
    EncodingException unexpected(String wanted) {
        return malformed(position, "expected " + wanted + (position < end ? "" : ", but the text ends"));
    }

    /** The error for this text; {@code at} is an index in the bytes given to {@link #open}. */
    EncodingException malformed(int at, String problem) {
        return EncodingException.malformed("JSON", at - start, path.render(written.bytes()), problem);
    }
}
