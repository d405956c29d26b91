package dev.wadi.rhai.value;

import java.util.Comparator;
import java.util.HexFormat;

/** The names of the types, and the text forms of values, as the reference implementation has them. */
public final class Texts {

    /** The order of strings: by code points, which is also the order of their UTF-8 bytes. */
    public static final Comparator<String> BY_CODE_POINTS = Texts::compare;

    /** No text of a container is longer: a small one can stand for a huge one, since copies share their contents. */
    static final int LONGEST = 1 << 24;

    private Texts() {
    }

    /** What {@code type_of} gives. */
    public static String typeName(Object value) {
        if (value instanceof Long) {
            return "i64";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Boolean) {
            return "bool";
        }
        if (value instanceof Double) {
            return "f64";
        }
        if (value instanceof MapValue map) {
            return map.typeName();
        }
        if (value instanceof ArrayValue) {
            return "array";
        }
        if (value instanceof RangeValue range) {
            return range.inclusive() ? "range=" : "range";
        }
        return rareTypeName(value);
    }

    private static String rareTypeName(Object value) {
        if (value instanceof Unit) {
            return "()";
        }
        if (value instanceof CodePoint) {
            return "char";
        }
        if (value instanceof BlobValue) {
            return "blob";
        }
        if (value instanceof FunctionPointer) {
            return "Fn";
        }
        if (value instanceof Timestamp) {
            return "timestamp";
        }
        if (value instanceof Series) {
            return "range";
        }
        if (value instanceof NamedValue named) {
            return named.typeName();
        }
        return value instanceof Cell cell ? typeName(cell.get()) : value.getClass().getSimpleName();
    }

    /** What {@code print} shows. */
    public static String display(Object value) {
        if (value instanceof String string) {
            return string;
        }
        if (value instanceof Double number) {
            return FloatText.display(number);
        }
        return isContainer(value) ? debug(value) : value.toString();
    }

    /** What {@code debug} shows: strings quoted, also inside of arrays and maps. */
    public static String debug(Object value) {
        if (value instanceof Double number) {
            return FloatText.debug(number);
        }
        if (value instanceof Unit) {
            return "()";
        }
        if (!(value instanceof String) && !isContainer(value)) {
            return value.toString();
        }
        StringBuilder out = new StringBuilder();
        appendDebug(out, value);
        return out.toString();
    }

    private static boolean isContainer(Object value) {
        return value instanceof ArrayValue || value instanceof MapValue || value instanceof BlobValue;
    }

    private static void appendDebug(StringBuilder out, Object value) {
        if (out.length() > LONGEST) {
            throw new TextTooLongException();
        }
        if (value instanceof String string) {
            appendQuoted(out, string);
        } else if (value instanceof ArrayValue array) {
            out.append('[');
            for (int index = 0; index < array.size(); index++) {
                out.append(index == 0 ? "" : ", ");
                appendDebug(out, array.get(index));
            }
            out.append(']');
        } else if (value instanceof MapValue map) {
            String separator = "#{";
            for (String key : map.keys()) {
                out.append(separator);
                appendQuoted(out, key);
                appendDebug(out.append(": "), map.get(key));
                separator = ", ";
            }
            out.append(map.size() == 0 ? "#{}" : "}");
        } else if (value instanceof BlobValue blob) {
            appendBytes(out, blob);
        } else {
            out.append(debug(Cell.open(value)));
        }
    }

    private static void appendBytes(StringBuilder out, BlobValue blob) {
        HexFormat hex = HexFormat.of();
        out.append('[');
        for (int index = 0; index < blob.size(); index++) {
            if (index > 0 && index % 8 == 0) {
                out.append(' ');
            }
            hex.toHexDigits(out, (byte) blob.get(index));
        }
        out.append(']');
    }

    /** The string in double quotes, with escapes. */
    public static String quoted(String string) {
        StringBuilder out = new StringBuilder(string.length() + 2);
        appendQuoted(out, string);
        return out.toString();
    }

    private static void appendQuoted(StringBuilder out, String string) {
        out.append('"');
        string.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 0 -> out.append("\\0");
                default -> {
                    if (isPrintable(point)) {
                        out.appendCodePoint(point);
                    } else {
                        out.append("\\u{").append(Integer.toHexString(point)).append('}');
                    }
                }
            }
        });
        out.append('"');
    }

    private static boolean isPrintable(int point) {
        if (point < 0x7f) {
            return point >= 0x20;
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int index = 0; index < length; index++) {
            char a = left.charAt(index);
            char b = right.charAt(index);
            if (a != b) {
                // halves of a pair stand for code points above all others
                boolean highA = Character.isSurrogate(a);
                boolean highB = Character.isSurrogate(b);
                return highA == highB ? Character.compare(a, b) : highA ? 1 : -1;
            }
        }
        return left.length() - right.length();
    }
}
