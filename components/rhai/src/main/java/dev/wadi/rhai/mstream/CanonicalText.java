package dev.wadi.rhai.mstream;

import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.TextTooLongException;
import dev.wadi.rhai.value.Texts;
import java.util.List;

/** The text by which values are hashed, grouped and compared: the same for the same content, whatever the order of keys. */
final class CanonicalText {

    /** Small values can stand for huge texts, since copies share their contents. */
    private static final int LONGEST = 1 << 26;

    private CanonicalText() {
    }

    static String of(Object value) {
        if (!(value instanceof ArrayValue) && !(value instanceof MapValue)) {
            return Texts.display(value);
        }
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    /** Adds the length of one more key to that of those before it. */
    static long counted(long before, String key) {
        if (before + key.length() > LONGEST) {
            throw new TextTooLongException();
        }
        return before + key.length();
    }

    private static void append(StringBuilder out, Object value) {
        if (out.length() > LONGEST) {
            throw new TextTooLongException();
        }
        if (value instanceof ArrayValue array) {
            out.append('[');
            for (int index = 0; index < array.size(); index++) {
                append(out.append(index == 0 ? "" : ", "), array.get(index));
            }
            out.append(']');
        } else if (value instanceof MapValue map) {
            List<String> keys = map.keys().stream().sorted(Texts.BY_CODE_POINTS).toList();
            String separator = "#{";
            for (String key : keys) {
                append(out.append(separator).append(Texts.quoted(key)).append(": "), map.get(key));
                separator = ", ";
            }
            out.append(keys.isEmpty() ? "#{}" : "}");
        } else {
            out.append(Texts.debug(value));
        }
    }
}
