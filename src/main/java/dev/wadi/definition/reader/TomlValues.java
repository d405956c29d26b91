package dev.wadi.definition.reader;

import dev.wadi.definition.reader.Node.Kind;
import dev.wadi.definition.reader.TomlTable.Origin;
import dev.wadi.problem.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of TOML. Source: TOML 1.0, "Integer" to "Inline Table". */
final class TomlValues {

    /** Reads one {@code key = value} into the table. */
    @FunctionalInterface
    interface KeyValues {
        void read(TomlTable table) throws TomlSyntaxException;
    }

    private static final int DEEPEST = 100;
    private static final String DIGITS = "\\d(_?\\d)*";
    private static final Pattern DECIMAL_INTEGER = Pattern.compile("[+-]?(0|[1-9](_?\\d)*)");
    private static final Pattern OTHER_INTEGER =
            Pattern.compile("0(?:x([0-9A-Fa-f](?:_?[0-9A-Fa-f])*)|o([0-7](?:_?[0-7])*)|b([01](?:_?[01])*))");
    private static final Pattern DECIMAL = Pattern.compile(
            "[+-]?(inf|nan|(0|[1-9](_?\\d)*)(\\." + DIGITS + ")?([eE][+-]?" + DIGITS + ")?)");
    private static final Pattern TIME = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)?([Tt ]?\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?"
            + "([Zz]|[+-]\\d\\d:\\d\\d)?)?");

    private final TomlText text;
    private final TomlStrings strings;
    private final KeyValues keyValues;
    private int depth;

    TomlValues(TomlText text, TomlStrings strings, KeyValues keyValues) {
        this.text = text;
        this.strings = strings;
        this.keyValues = keyValues;
    }

    static boolean isBareKey(int character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9' || character == '-' || character == '_';
    }

    /** A {@link Node}, or a {@link TomlTable} for an inline table. */
    Object value() throws TomlSyntaxException {
        Place place = text.place();
        if (++depth > DEEPEST) {
            throw new TomlSyntaxException(place, "lists and tables are nested more than " + DEEPEST + " deep");
        }
        try {
            return switch (text.peek()) {
                case '"', '\'' -> new Node.Scalar(place, Kind.TEXT, strings.any());
                case '[' -> array(place);
                case '{' -> inlineTable(place);
                default -> word(place);
            };
        } finally {
            depth--;
        }
    }

    private Node array(Place place) throws TomlSyntaxException {
        text.next();
        List<Node> items = new ArrayList<>();
        text.skipToContent();
        while (!text.accept("]")) {
            Object item = value();
            items.add(item instanceof TomlTable table ? table.freeze() : (Node) item);
            text.skipToContent();
            if (text.accept(",")) {
                text.skipToContent();
            } else if (text.peek() != ']') {
                throw text.unexpected("',' or ']'");
            }
        }
        return new Node.Sequence(place, items);
    }

    private TomlTable inlineTable(Place place) throws TomlSyntaxException {
        text.next();
        TomlTable table = new TomlTable(place, Origin.DOTTED_KEY);
        text.skipToContent();
        while (!text.accept("}")) {
            keyValues.read(table);
            text.skipToContent();
            if (text.accept(",")) {
                text.skipToContent();
            } else if (text.peek() != '}') {
                throw text.unexpected("',' or '}'");
            }
        }
        table.becomes(Origin.INLINE);
        return table;
    }

    private Node word(Place place) throws TomlSyntaxException {
        StringBuilder read = new StringBuilder();
        while (isBareKey(text.peek()) || text.peek() == '+' || text.peek() == '.' || text.peek() == ':'
                || isBlankBeforeTime(read)) {
            read.appendCodePoint(text.next());
        }
        String word = read.toString();
        if (word.isEmpty()) {
            throw text.unexpected("a value");
        }
        if (word.equals("true") || word.equals("false")) {
            return new Node.Scalar(place, Kind.BOOLEAN, word);
        }
        if (DECIMAL_INTEGER.matcher(word).matches()) {
            return integer(place, new BigInteger(word.replace("_", "")));
        }
        Matcher other = OTHER_INTEGER.matcher(word);
        if (other.matches()) {
            int group = other.group(1) != null ? 1 : other.group(2) != null ? 2 : 3;
            int radix = new int[] {16, 8, 2}[group - 1];
            return integer(place, new BigInteger(other.group(group).replace("_", ""), radix));
        }
        if (DECIMAL.matcher(word).matches()) {
            return new Node.Scalar(place, Kind.DECIMAL, word.replace("_", ""));
        }
        if (TIME.matcher(word).matches()) {
            return new Node.Scalar(place, Kind.TIME, word);
        }
        throw new TomlSyntaxException(place, "expected a value, found " + word + "; text stands in quotes");
    }

    private static Node integer(Place place, BigInteger number) throws TomlSyntaxException {
        if (number.bitLength() > 63) {
            throw new TomlSyntaxException(place, "this number is too large, 64 bits are the most");
        }
        return new Node.Scalar(place, Kind.INTEGER, number.toString());
    }

    /** One blank may stand between a date and a time: {@code 1979-05-27 07:32:00Z}. */
    private boolean isBlankBeforeTime(StringBuilder read) {
        return text.peek() == ' ' && read.length() == 10 && read.charAt(4) == '-' && read.charAt(7) == '-'
                && Character.isDigit(text.peek(1)) && text.peek(3) == ':';
    }
}
