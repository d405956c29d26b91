package dev.wadi.rhai.library;

import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Unit;

/** Reads JSON text. Whole numbers that fit are integers, others floats; null is {@code ()}. A comma may follow the last item. */
final class JsonReader {

    private static final int DEEPEST = 128;

    private final CallContext context;
    private final String text;
    private int next;
    private int depth;

    private JsonReader(CallContext context, String text) {
        this.context = context;
        this.text = text;
    }

    static Object read(CallContext context, String text) {
        JsonReader reader = new JsonReader(context, text);
        Object value = reader.value();
        reader.skipSpace();
        if (reader.next < text.length()) {
            throw reader.failure("nothing more");
        }
        return value;
    }

    private Object value() {
        skipSpace();
        context.countOperation();
        return switch (peek()) {
            case '{' -> nested(true);
            case '[' -> nested(false);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Unit.UNIT);
            default -> number();
        };
    }

    private Object nested(boolean map) {
        if (++depth > DEEPEST) {
            throw Failures.runtime("JSON is nested more than " + DEEPEST + " deep at offset " + next);
        }
        next++;
        Object value = map ? map() : array();
        depth--;
        return value;
    }

    private Object map() {
        ObjectMap map = new ObjectMap();
        skipSpace();
        if (takeIf('}')) {
            return map;
        }
        do {
            skipSpace();
            if (takeIf('}')) {
                return map;
            }
            if (peek() != '"') {
                throw failure("a property's name");
            }
            String name = string();
            skipSpace();
            expect(':');
            map.put(name, value());
            context.checkMapSize(map.size());
            skipSpace();
        } while (takeIf(','));
        expect('}');
        return map;
    }

    private Object array() {
        ArrayValue array = new ArrayValue();
        skipSpace();
        if (takeIf(']')) {
            return array;
        }
        do {
            skipSpace();
            if (takeIf(']')) {
                return array;
            }
            array.add(value());
            context.checkArraySize(array.size());
            skipSpace();
        } while (takeIf(','));
        expect(']');
        return array;
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        next++;
        while (!takeIf('"')) {
            char unit = peek();
            if (unit < ' ') {
                throw failure("the end of a string");
            }
            next++;
            out.append(unit == '\\' ? escaped() : unit);
        }
        String string = out.toString();
        for (int index = 0; index < string.length(); index += Character.charCount(string.codePointAt(index))) {
            if (Character.isSurrogate(string.charAt(index)) && !Character.isSupplementaryCodePoint(string.codePointAt(index))) {
                throw failure("whole characters in a string");
            }
        }
        return context.checked(string);
    }

    private char escaped() {
        char kind = peek();
        next++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int end = next + 4;
                if (end > text.length() || !text.substring(next, end).chars().allMatch(JsonReader::isHexadecimal)) {
                    throw failure("four hexadecimal digits");
                }
                int unit = Integer.parseInt(text, next, end, 16);
                next = end;
                yield (char) unit;
            }
            default -> throw failure("an escape sequence");
        };
    }

    private static boolean isHexadecimal(int unit) {
        return unit < 128 && Character.digit(unit, 16) >= 0;
    }

    private Object number() {
        int start = next;
        takeIf('-');
        int digits = digits();
        if (digits == 0 || digits > 1 && text.charAt(next - digits) == '0') {
            next = start;
            throw failure("a value");
        }
        boolean whole = true;
        if (takeIf('.')) {
            whole = false;
            requireDigits();
        }
        if (takeIf('e') || takeIf('E')) {
            whole = false;
            if (!takeIf('+')) {
                takeIf('-');
            }
            requireDigits();
        }
        String number = text.substring(start, next);
        if (whole && number.length() < 20) {
            try {
                return Long.valueOf(number);
            } catch (NumberFormatException tooLarge) {
                return Double.valueOf(number);
            }
        }
        return Double.valueOf(number);
    }

    private void requireDigits() {
        if (digits() == 0) {
            throw failure("a digit");
        }
    }

    private int digits() {
        int start = next;
        while (peek() >= '0' && peek() <= '9') {
            next++;
        }
        return next - start;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, next)) {
            throw failure("a value");
        }
        next += word.length();
        return value;
    }

    private char peek() {
        return next < text.length() ? text.charAt(next) : 0;
    }

    private boolean takeIf(char wanted) {
        if (peek() != wanted || next >= text.length()) {
            return false;
        }
        next++;
        return true;
    }

    private void expect(char wanted) {
        if (!takeIf(wanted)) {
            throw failure("'" + wanted + "'");
        }
    }

    private void skipSpace() {
        while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
    }

    private RhaiException failure(String wanted) {
        return Failures.runtime("Malformed JSON: expecting " + wanted + " at offset " + next);
    }
}
