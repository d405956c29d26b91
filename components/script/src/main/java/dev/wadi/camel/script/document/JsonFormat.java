package dev.wadi.camel.script.document;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Unit;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON. Whole numbers of 64 bits are integers, all others floats. A body is checked from beginning to end before a script sees
 * any of it. Source: specification 5.5.
 */
final class JsonFormat implements LazyDocument.Format {

    private static final int LONGEST_LONG = 20;

    private final JsonScanner scanner;
    private final FieldIndex.Builder found = new FieldIndex.Builder();
    private long decoded;

    JsonFormat(NestingLimit limit) {
        this.scanner = new JsonScanner(limit);
    }

    /** How many values were decoded so far. */
    long decoded() {
        return decoded;
    }

    Object read(byte[] bytes, int from, int to) {
        scanner.open(bytes, from, to);
        int begin = scanner.skipSpace(from);
        boolean isObject = scanner.peek(begin) == '{';
        int end = isObject ? scan(begin, 1) : scanner.skipValue(begin, 0);
        int behind = scanner.skipSpace(end);
        if (behind != to) {
            throw scanner.malformed(behind, "there is more behind the value");
        }
        return isObject ? new LazyDocument(this, bytes, begin, end, 1, found.build(this, bytes)) : decode(bytes, begin, end, 0);
    }

    @Override
    public String typeName() {
        return "map";
    }

    @Override
    public boolean escapesNames() {
        return true;
    }

    @Override
    public String name(byte[] bytes, int from, int to) {
        return JsonScanner.text(bytes, from, to);
    }

    @Override
    public FieldIndex index(LazyDocument document) {
        scanner.open(document.bytes(), document.from(), document.to());
        scan(document.from(), document.level());
        return found.build(this, document.bytes());
    }

    /** Finds the fields of the object that begins here; gives the index behind it. */
    private int scan(int at, int level) {
        found.clear();
        scanner.checkLevel(at, level);
        int next = scanner.skipSpace(at + 1);
        if (scanner.peek(next) == '}') {
            return next + 1;
        }
        while (true) {
            next = scanner.skipSpace(next);
            if (scanner.peek(next) != '"') {
                throw scanner.malformed(next, "expected a name in quotes");
            }
            int nameFrom = next + 1;
            next = scanner.skipString(next);
            int nameTo = next - 1;
            int valueFrom = scanner.skipSpace(scanner.expect(next, ':', "behind a name"));
            int valueTo = scanner.skipValue(valueFrom, level);
            found.add(nameFrom, nameTo, 0, valueFrom, valueTo);
            next = scanner.skipSpace(valueTo);
            if (scanner.peek(next) == '}') {
                return next + 1;
            }
            next = scanner.expect(next, ',', "or '}' behind a value");
        }
    }

    @Override
    public Object decode(LazyDocument document, int field) {
        FieldIndex index = document.index();
        return decode(document.bytes(), index.valueFrom(field), index.valueTo(field), document.level());
    }

    private Object decode(byte[] bytes, int from, int to, int level) {
        decoded++;
        return switch (bytes[from]) {
            case '{' -> new LazyDocument(this, bytes, from, to, level + 1);
            case '[' -> array(bytes, from, to, level + 1);
            case '"' -> JsonScanner.text(bytes, from + 1, to - 1);
            case 't' -> true;
            case 'f' -> false;
            case 'n' -> Unit.UNIT;
            default -> number(bytes, from, to);
        };
    }

    private ArrayValue array(byte[] bytes, int from, int to, int level) {
        ArrayValue array = new ArrayValue();
        elements(bytes, from, to, level, (valueFrom, valueTo) -> array.add(decode(bytes, valueFrom, valueTo, level)));
        return array;
    }

    /** Takes where a value lies. */
    @FunctionalInterface
    interface Place {
        void at(int from, int to);
    }

    /** Walks over the elements of an array that was checked before. */
    void elements(byte[] bytes, int from, int to, int level, Place place) {
        scanner.open(bytes, from, to);
        int next = scanner.skipSpace(from + 1);
        while (scanner.peek(next) != ']') {
            int valueTo = scanner.skipValue(next, level);
            place.at(next, valueTo);
            scanner.open(bytes, from, to);
            next = scanner.skipSpace(valueTo);
            next = scanner.peek(next) == ',' ? scanner.skipSpace(next + 1) : next;
        }
    }

    static Object number(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        boolean whole = text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0 && !text.equals("-0");
        if (whole && text.length() <= LONGEST_LONG) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException tooLarge) {
                return Double.valueOf(text);
            }
        }
        Double number = Double.valueOf(text);
        if (number.isInfinite()) {
            throw EncodingException.unusable("a number of the JSON is too large for a script", null);
        }
        return number;
    }

}
