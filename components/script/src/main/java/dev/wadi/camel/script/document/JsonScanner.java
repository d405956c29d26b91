package dev.wadi.camel.script.document;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * Walks over JSON text without making anything of it. Takes exactly what RFC 8259 allows: no comments, no trailing commas, valid
 * UTF-8, whole surrogate pairs. Every method gives the index behind what it has passed. Threads: one at a time.
 */
final class JsonScanner {

    private final NestingLimit limit;
    private byte[] bytes;
    private int start;
    private int end;

    JsonScanner(NestingLimit limit) {
        this.limit = limit;
    }

    void open(byte[] source, int from, int to) {
        bytes = source;
        start = from;
        end = to;
    }

    int skipSpace(int at) {
        int next = at;
        while (next < end && (bytes[next] == ' ' || bytes[next] == '\n' || bytes[next] == '\r' || bytes[next] == '\t')) {
            next++;
        }
        return next;
    }

    /** The byte at an index, 0 at the end. */
    int peek(int at) {
        return at < end ? bytes[at] : 0;
    }

    int expect(int at, char wanted, String where) {
        int next = skipSpace(at);
        if (peek(next) != wanted) {
            throw malformed(next, "expected '" + wanted + "' " + where + (next < end ? "" : ", but the text ends"));
        }
        return next + 1;
    }

    /** Passes a value that begins exactly here. */
    int skipValue(int at, int level) {
        return switch (peek(at)) {
            case '{' -> skipObject(at, level + 1);
            case '[' -> skipArray(at, level + 1);
            case '"' -> skipString(at);
            case 't' -> skipWord(at, "true");
            case 'f' -> skipWord(at, "false");
            case 'n' -> skipWord(at, "null");
            default -> skipNumber(at);
        };
    }

    private int skipObject(int at, int level) {
        checkLevel(at, level);
        int next = skipSpace(at + 1);
        if (peek(next) == '}') {
            return next + 1;
        }
        while (true) {
            next = skipSpace(next);
            if (peek(next) != '"') {
                throw malformed(next, "expected a name in quotes");
            }
            next = expect(skipString(next), ':', "behind a name");
            next = skipSpace(skipValue(skipSpace(next), level));
            if (peek(next) == '}') {
                return next + 1;
            }
            next = expect(next, ',', "or '}' behind a value");
        }
    }

    private int skipArray(int at, int level) {
        checkLevel(at, level);
        int next = skipSpace(at + 1);
        if (peek(next) == ']') {
            return next + 1;
        }
        while (true) {
            next = skipSpace(skipValue(skipSpace(next), level));
            if (peek(next) == ']') {
                return next + 1;
            }
            next = expect(next, ',', "or ']' behind a value");
        }
    }

    void checkLevel(int at, int level) {
        if (level > limit.levels()) {
            throw malformed(at, limit.exceeded());
        }
    }

    /** Passes a string that begins with its quote here. */
    int skipString(int at) {
        int next = at + 1;
        while (next < end) {
            int b = bytes[next];
            if (b == '"') {
                return next + 1;
            }
            if (b == '\\') {
                next = skipEscape(next);
            } else if (b < 0) {
                int length = Utf8.sequenceLength(bytes, next, end);
                if (length == 0) {
                    throw malformed(next, "text is not valid UTF-8");
                }
                next += length;
            } else if (b < ' ') {
                throw malformed(next, "control characters must be escaped in a string");
            } else {
                next++;
            }
        }
        throw malformed(at, "string has no end");
    }

    private int skipEscape(int at) {
        int kind = peek(at + 1);
        if (kind != 'u') {
            if (kind == 0 || "\"\\/bfnrt".indexOf(kind) < 0) {
                throw malformed(at, "unknown escape in a string");
            }
            return at + 2;
        }
        int unit = hex(at + 2);
        if (!Character.isSurrogate((char) unit)) {
            return at + 6;
        }
        boolean pair = Character.isHighSurrogate((char) unit) && peek(at + 6) == '\\' && peek(at + 7) == 'u';
        if (!pair || !Character.isLowSurrogate((char) hex(at + 8))) {
            throw malformed(at, "half of a surrogate pair, which is no character");
        }
        return at + 12;
    }

    private int hex(int at) {
        int value = 0;
        for (int index = at; index < at + 4; index++) {
            int digit = Character.digit(peek(index), 16);
            if (digit < 0) {
                throw malformed(Math.min(index, end), "expected four hex digits");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private int skipWord(int at, String word) {
        for (int index = 0; index < word.length(); index++) {
            if (peek(at + index) != word.charAt(index)) {
                throw malformed(at, "expected " + word);
            }
        }
        return at + word.length();
    }

    private int skipNumber(int at) {
        int next = peek(at) == '-' ? at + 1 : at;
        int digits = skipDigits(next);
        if (digits == next) {
            throw malformed(at, at < end ? "expected a value" : "expected a value, but the text ends");
        }
        if (bytes[next] == '0' && digits > next + 1) {
            throw malformed(at, "a number must not begin with a zero");
        }
        next = digits;
        if (peek(next) == '.') {
            next = someDigits(next + 1);
        }
        if (peek(next) == 'e' || peek(next) == 'E') {
            next++;
            next = someDigits(peek(next) == '+' || peek(next) == '-' ? next + 1 : next);
        }
        return next;
    }

    private int someDigits(int at) {
        int next = skipDigits(at);
        if (next == at) {
            throw malformed(at, "a number needs a digit here");
        }
        return next;
    }

    private int skipDigits(int at) {
        int next = at;
        while (next < end && bytes[next] >= '0' && bytes[next] <= '9') {
            next++;
        }
        return next;
    }

    /** The text between two quotes of a string that was passed before. */
    String text(int from, int to) {
        return text(bytes, from, to);
    }

    static String text(byte[] bytes, int from, int to) {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int index = 0; index < raw.length(); index++) {
            char unit = raw.charAt(index);
            if (unit == '\\') {
                index++;
                char kind = raw.charAt(index);
                if (kind == 'u') {
                    text.append((char) Integer.parseInt(raw, index + 1, index + 5, 16));
                    index += 4;
                } else {
                    text.append(unescaped(kind));
                }
            } else {
                text.append(unit);
            }
        }
        return text.toString();
    }

    private static char unescaped(char kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }

    EncodingException malformed(int at, String problem) {
        return EncodingException.malformed("JSON", at - start, "", problem);
    }
}
