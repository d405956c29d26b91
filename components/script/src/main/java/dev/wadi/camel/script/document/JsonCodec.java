package dev.wadi.camel.script.document;

import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.NestingLimit;
import dev.wadi.camel.encoding.Utf8;
import dev.wadi.camel.encoding.json.JsonText;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;
import java.util.Arrays;
import java.util.Map;

/**
 * JSON values. What was not changed is written byte for byte, in its place; a number that is still the same keeps its text, however
 * many digits it has. New maps are written with their keys sorted. Blobs are arrays of numbers, what JSON has no type for becomes its
 * text.
 *
 * <p>Source: specification 5.3 and 5.5.
 */
public final class JsonCodec implements DocumentCodec {

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final NestingLimit limit;
    private final long largest;
    private final JsonFormat format;
    private final JsonText output = new JsonText();

    /** @param largest bytes that a written body may have */
    public JsonCodec(NestingLimit limit, long largest) {
        this.limit = limit;
        this.largest = largest;
        this.format = new JsonFormat(limit);
    }

    /** How many values were decoded so far. */
    public long decoded() {
        return format.decoded();
    }

    @Override
    public Object read(byte[] bytes, int offset, int length) {
        return format.read(bytes, offset, offset + length);
    }

    @Override
    public byte[] write(Object value, Body former) {
        if (value instanceof LazyDocument document && document.format() instanceof JsonFormat && document.isUntouched()) {
            byte[] bytes = document.bytes();
            boolean whole = document.from() == 0 && document.to() == bytes.length;
            return whole ? bytes : Arrays.copyOfRange(bytes, document.from(), document.to());
        }
        output.clear();
        boolean mayKeepNumbers = former != null && !(value instanceof MapValue);
        value(value, mayKeepNumbers ? NumberTexts.of(format, former.bytes(), former.offset(), former.offset() + former.length())
                : NumberTexts.NONE, 0);
        return output.toByteArray();
    }

    private void value(Object value, NumberTexts numbers, int level) {
        if (output.size() > largest) {
            throw EncodingException.unwritable("JSON", 0, "", "the script's result has more than " + largest + " bytes");
        }
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof Long || value instanceof Double) {
            number((Number) value, numbers);
        } else if (value instanceof Boolean bool) {
            output.raw(bool ? TRUE : FALSE);
        } else if (value == Unit.UNIT) {
            output.raw(NULL);
        } else if (value instanceof MapValue map) {
            map(map, level + 1);
        } else if (value instanceof ArrayValue array) {
            array(array, numbers, level + 1);
        } else if (value instanceof BlobValue blob) {
            blob(blob);
        } else {
            string(Texts.display(value));
        }
    }

    private void number(Number number, NumberTexts numbers) {
        byte[] text = numbers.take(number);
        if (text != null) {
            output.raw(text);
        } else if (number instanceof Long whole) {
            output.number(whole.longValue());
        } else {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                throw EncodingException.unwritable("JSON", 0, "", "the script's result holds " + value + ", which is no number of JSON");
            }
            output.number(value);
        }
    }

    private void string(String text) {
        byte[] bytes = Utf8.encode(text);
        output.quoted(bytes, 0, bytes.length);
    }

    private void array(ArrayValue array, NumberTexts numbers, int level) {
        checkLevel(level);
        output.put('[');
        for (int index = 0; index < array.size(); index++) {
            if (index > 0) {
                output.put(',');
            }
            value(array.get(index), numbers, level);
        }
        output.put(']');
    }

    private void blob(BlobValue blob) {
        output.put('[');
        for (int index = 0; index < blob.size(); index++) {
            if (index > 0) {
                output.put(',');
            }
            output.number(blob.get(index));
        }
        output.put(']');
    }

    private void map(MapValue map, int level) {
        checkLevel(level);
        if (map instanceof LazyDocument document && document.format() instanceof JsonFormat) {
            if (document.isUntouched()) {
                raw(document.bytes(), document.from(), document.to());
            } else {
                changed(document, level);
            }
            return;
        }
        char separator = '{';
        for (String key : map.keys()) {
            output.put(separator);
            string(key);
            output.put(':');
            value(map.get(key), NumberTexts.NONE, level);
            separator = ',';
        }
        end(separator);
    }

    private void changed(LazyDocument document, int level) {
        FieldIndex index = document.index();
        byte[] bytes = document.bytes();
        char separator = '{';
        for (int field = 0; field < index.count(); field++) {
            if (document.isRemoved(field)) {
                continue;
            }
            output.put(separator);
            separator = ',';
            raw(bytes, index.nameFrom(field) - 1, index.nameTo(field) + 1);
            output.put(':');
            if (document.isUntouched(field)) {
                raw(bytes, index.valueFrom(field), index.valueTo(field));
            } else {
                Object value = document.value(field);
                value(value, value instanceof MapValue ? NumberTexts.NONE
                        : NumberTexts.of(format, bytes, index.valueFrom(field), index.valueTo(field)), level);
            }
        }
        for (Map.Entry<String, Object> added : document.added().entrySet()) {
            output.put(separator);
            separator = ',';
            string(added.getKey());
            output.put(':');
            value(added.getValue(), NumberTexts.NONE, level);
        }
        end(separator);
    }

    private void end(char separator) {
        if (separator == '{') {
            output.put('{');
        }
        output.put('}');
    }

    private void raw(byte[] bytes, int from, int to) {
        byte[] target = output.reserve(to - from);
        System.arraycopy(bytes, from, target, output.size(), to - from);
        output.size(output.size() + to - from);
    }

    private void checkLevel(int level) {
        if (level > limit.levels()) {
            throw EncodingException.unwritable("JSON", 0, "", "the script's result is " + limit.exceeded());
        }
    }
}
