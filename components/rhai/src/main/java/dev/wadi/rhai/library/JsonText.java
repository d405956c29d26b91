package dev.wadi.rhai.library;

import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.BlobValue;
import dev.wadi.rhai.value.Cell;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;

/** Maps as JSON. What JSON does not have becomes a string of its text; numbers that are none become null. */
final class JsonText {

    private static final int LONGEST = 1 << 24;

    private JsonText() {
    }

    static String of(MapValue map) {
        StringBuilder out = new StringBuilder();
        append(out, map);
        return out.toString();
    }

    private static void append(StringBuilder out, Object value) {
        if (out.length() > LONGEST) {
            throw Failures.tooLarge("Length of string");
        }
        if (value instanceof MapValue map) {
            String separator = "{";
            for (String key : map.keys()) {
                append(out.append(separator).append(quoted(key)).append(':'), map.get(key));
                separator = ",";
            }
            out.append(map.size() == 0 ? "{}" : "}");
        } else if (value instanceof ArrayValue array) {
            appendAll(out, array.asList());
        } else if (value instanceof BlobValue blob) {
            out.append('[');
            for (int index = 0; index < blob.size(); index++) {
                out.append(index == 0 ? "" : ",").append(blob.get(index));
            }
            out.append(']');
        } else if (value instanceof FunctionPointer pointer) {
            appendPointer(out, pointer);
        } else if (value == Unit.UNIT || value instanceof Double number && !Double.isFinite(number)) {
            out.append("null");
        } else {
            boolean plain = value instanceof Long || value instanceof Double || value instanceof Boolean;
            out.append(plain ? Texts.debug(value) : quoted(Texts.display(value)));
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (unit < ' ') {
                        out.append(String.format("\\u%04x", (int) unit));
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static void appendAll(StringBuilder out, Iterable<Object> items) {
        String separator = "[";
        for (Object item : items) {
            append(out.append(separator), item);
            separator = ",";
        }
        out.append(separator.equals("[") ? "[]" : "]");
    }

    private static void appendPointer(StringBuilder out, FunctionPointer pointer) {
        if (pointer.curried().isEmpty()) {
            out.append(quoted(pointer.name()));
            return;
        }
        out.append('[').append(quoted(pointer.name()));
        pointer.curried().forEach(bound -> append(out.append(','), Cell.open(bound)));
        out.append(']');
    }
}
