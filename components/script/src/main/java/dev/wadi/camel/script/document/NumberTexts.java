package dev.wadi.camel.script.document;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How numbers were written that a script has read as floats, so that one that is still the same is written as it was:
 * {@code 1.10} and {@code 12345678901234567890} are floats of other texts. Among numbers that are the same float the order decides.
 */
final class NumberTexts {

    static final NumberTexts NONE = new NumberTexts(Map.of());

    private final Map<Double, Deque<byte[]>> texts;

    private NumberTexts(Map<Double, Deque<byte[]>> texts) {
        this.texts = texts;
    }

    /** Those of a value, and of arrays in it. */
    static NumberTexts of(JsonFormat format, byte[] bytes, int from, int to) {
        int begin = from;
        while (begin < to && bytes[begin] <= ' ') {
            begin++;
        }
        if (begin == to || bytes[begin] != '[' && bytes[begin] != '-' && (bytes[begin] < '0' || bytes[begin] > '9')) {
            return NONE;
        }
        Map<Double, Deque<byte[]>> found = new HashMap<>();
        collect(format, bytes, begin, to, found);
        return found.isEmpty() ? NONE : new NumberTexts(found);
    }

    private static void collect(JsonFormat format, byte[] bytes, int from, int to, Map<Double, Deque<byte[]>> found) {
        if (bytes[from] == '[') {
            format.elements(bytes, from, to, 0, (valueFrom, valueTo) -> collect(format, bytes, valueFrom, valueTo, found));
        } else if (bytes[from] == '-' || bytes[from] >= '0' && bytes[from] <= '9') {
            int end = from;
            while (end < to && "+-.eE0123456789".indexOf(bytes[end]) >= 0) {
                end++;
            }
            if (JsonFormat.number(bytes, from, end) instanceof Double number) {
                found.computeIfAbsent(number, key -> new ArrayDeque<>()).add(Arrays.copyOfRange(bytes, from, end));
            }
        }
    }

    /** The text of a number that was there before, or null. The last text of a number is given again and again. */
    byte[] take(Number number) {
        if (!(number instanceof Double) || texts.isEmpty()) {
            return null;
        }
        Deque<byte[]> left = texts.get(number);
        return left == null ? null : left.size() == 1 ? left.peek() : left.poll();
    }
}
