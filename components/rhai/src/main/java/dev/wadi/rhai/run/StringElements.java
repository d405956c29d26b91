package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Texts;

/** Characters and parts of strings, by index. Indexes count characters, not what Java stores them in. */
final class StringElements {

    private StringElements() {
    }

    static Object read(String string, Object key, Position indexStart) {
        if (key instanceof Long index) {
            int place = index(string, index, indexStart);
            return CodePoint.of(string.codePointAt(string.offsetByCodePoints(0, place)));
        }
        if (key instanceof RangeValue range) {
            Part part = part(string, range, indexStart);
            return string.substring(part.from, part.to);
        }
        throw Node.mismatch("i64", key, indexStart);
    }

    static String write(String string, Object key, Object value, Position indexStart, Position position) {
        if (key instanceof Long index) {
            int place = index(string, index, indexStart);
            if (!(value instanceof CodePoint)) {
                throw Node.mismatch("char", value, position);
            }
            int from = string.offsetByCodePoints(0, place);
            return string.substring(0, from) + value + string.substring(string.offsetByCodePoints(from, 1));
        }
        if (key instanceof RangeValue range) {
            Part part = part(string, range, indexStart);
            return string.substring(0, part.from) + Texts.display(value) + string.substring(Math.max(part.from, part.to));
        }
        throw Node.mismatch("i64", key, indexStart);
    }

    private static int index(String string, long index, Position indexStart) {
        int count = string.codePointCount(0, string.length());
        long place = index < 0 ? index + count : index;
        if (place < 0 || place >= count) {
            throw outside(count, index, indexStart);
        }
        return (int) place;
    }

    private static RhaiException outside(int count, long index, Position indexStart) {
        String there = count == 0 ? "string is empty" : count == 1 ? "only 1 character in string"
                : "only " + count + " characters in string";
        return new RhaiException(ErrorKind.STRING_BOUNDS, "String index " + index + " out of bounds: " + there, indexStart)
                .with("length", (long) count).with("index", index);
    }

    /** Offsets in the string. */
    private record Part(int from, int to) {
    }

    private static Part part(String string, RangeValue range, Position indexStart) {
        int count = string.codePointCount(0, string.length());
        if (count == 0) {
            return new Part(0, 0);
        }
        long start = range.start() < 0 ? range.start() + count : range.start();
        if (start < 0) {
            throw outside(count, range.start(), indexStart);
        }
        long end = range.end() < 0 ? Math.max(0, range.end() + count) : range.end();
        if (range.inclusive()) {
            end = end == Long.MAX_VALUE ? end : end <= start && !(start == 0 && end >= count - 1) ? start : end + 1;
        }
        int from = (int) Math.min(start, count);
        int to = (int) Math.max(from, Math.min(end, count));
        int offset = string.offsetByCodePoints(0, from);
        return new Part(offset, string.offsetByCodePoints(offset, to - from));
    }
}
