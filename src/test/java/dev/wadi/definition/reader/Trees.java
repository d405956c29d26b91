package dev.wadi.definition.reader;

import java.util.stream.Collectors;

/** Writes node trees as text, one line for each value, for comparison. */
final class Trees {

    private Trees() {}

    /** Lines of {@code path line:column = value}; keys stand with their own place in brackets. */
    static String withPlaces(Node node) {
        StringBuilder lines = new StringBuilder();
        write(node, "", "", true, lines);
        return lines.toString();
    }

    /** Values only. */
    static String values(Node node) {
        StringBuilder lines = new StringBuilder();
        write(node, "", "", false, lines);
        return lines.toString();
    }

    private static void write(Node node, String path, String key, boolean places, StringBuilder lines) {
        String place = places ? key + " " + node.place().line() + ":" + node.place().column() : "";
        if (node instanceof Node.Scalar scalar) {
            lines.append(path).append(place).append(" = ").append(scalar.kind()).append(' ')
                    .append(scalar.text().lines().collect(Collectors.joining("\\n"))).append('\n');
        } else if (node instanceof Node.Sequence sequence) {
            lines.append(path).append(place).append(" = list\n");
            for (int i = 0; i < sequence.items().size(); i++) {
                write(sequence.items().get(i), path + "/" + i, "", places, lines);
            }
        } else if (node instanceof Node.Table table) {
            lines.append(path).append(place).append(" = table\n");
            for (Node.Entry entry : table.entries()) {
                String at = " [" + entry.place().line() + ":" + entry.place().column() + "]";
                write(entry.value(), path + "/" + entry.key(), at, places, lines);
            }
        }
    }
}
