package dev.wadi.compiler.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes maps, lists and single values as YAML: block style, two blanks of indentation, in the order given; a {@link Line} on
 * one line. Every text that YAML could take for something else stands in double quotes.
 */
public final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-][A-Za-z0-9_./:@+ -]*");
    private static final Pattern NUMBER_LIKE = Pattern.compile("[-+.]?[0-9][0-9_.,:eExX+-]*|0[xob].*");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "~");

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** A map that is written on one line. */
    public record Line(Map<String, Object> values) {}

    /** The document that holds the list. */
    public static String of(List<?> document) {
        YamlText yaml = new YamlText();
        yaml.list(document, 0);
        return yaml.text.toString();
    }

    private void list(List<?> items, int indent) {
        for (Object item : items) {
            text.append(" ".repeat(indent)).append("- ");
            if (item instanceof Map<?, ?> map) {
                map(map, indent + 2, true);
            } else {
                text.append(scalar(item)).append('\n');
            }
        }
    }

    private void map(Map<?, ?> map, int indent, boolean firstOnLine) {
        boolean onLine = firstOnLine;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(onLine ? "" : " ".repeat(indent)).append(scalar(entry.getKey())).append(':');
            value(entry.getValue(), indent);
            onLine = false;
        }
    }

    private void value(Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            map(map, indent + 2, false);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n');
            list(list, indent + 2);
        } else if (value instanceof Line line) {
            text.append(" { ");
            String separator = "";
            for (Map.Entry<String, Object> entry : line.values().entrySet()) {
                text.append(separator).append(scalar(entry.getKey())).append(": ").append(scalar(entry.getValue()));
                separator = ", ";
            }
            text.append(" }\n");
        } else {
            text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        if (value instanceof Map || value instanceof List) {
            return value instanceof Map ? "{}" : "[]";
        }
        String text = value.toString();
        return isPlain(text) ? text : quoted(text);
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !NUMBER_LIKE.matcher(text).matches()
                && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && !text.contains(": ") && !text.endsWith(":") && !text.endsWith(" ") && !text.startsWith("- ")
                && !text.equals("-") && !text.startsWith("---") && !text.startsWith("...");
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(character) || character == 0x2028 || character == 0x2029) {
                        quoted.append("\\u%04x".formatted(character));
                    } else {
                        quoted.appendCodePoint(character);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
