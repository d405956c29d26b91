package dev.wadi.definition.reader;

import dev.wadi.definition.reader.TomlTable.Origin;
import dev.wadi.definition.reader.TomlTable.Slot;
import dev.wadi.definition.reader.TomlTable.TomlTables;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads TOML text into nodes that keep the place of every key and every value.
 *
 * <p>A reader of our own, because the TOML libraries for Java keep the places of keys only and stop at the first mistake.
 * After a mistake this one goes on with the next line that begins an expression. Source: TOML 1.0, and of 1.1 line ends and a
 * closing comma in inline tables.
 */
final class TomlParser {

    /** The name of one part of a dotted key. */
    private record Name(String text, Place place) {}

    private final TomlText text;
    private final TomlStrings strings;
    private final TomlValues values;
    private final Problems problems;
    private final TomlTable root;
    private TomlTable current;

    private TomlParser(String file, String content, Problems problems) {
        this.text = new TomlText(file, content);
        this.strings = new TomlStrings(text);
        this.values = new TomlValues(text, strings, this::keyValue);
        this.problems = problems;
        this.root = new TomlTable(text.place(), Origin.HEADER);
        this.current = root;
    }

    static Node.Table parse(String file, String content, Problems problems) {
        TomlParser parser = new TomlParser(file, content, problems);
        parser.expressions();
        return parser.root.freeze();
    }

    private void expressions() {
        while (text.peek() != TomlText.END) {
            boolean header = false;
            try {
                text.skipToContent();
                header = text.peek() == '[';
                if (header) {
                    header();
                } else if (text.peek() != TomlText.END) {
                    keyValue(current);
                }
                endOfLine();
            } catch (TomlSyntaxException e) {
                problems.add(Problem.of(ProblemCode.SYNTAX, e.place(), e.getMessage()));
                (header ? root : current).damage();
                skipToNextExpression();
            }
        }
    }

    private void endOfLine() throws TomlSyntaxException {
        text.skipBlanks();
        if (text.peek() == '#') {
            text.skipComment();
        }
        if (text.peek() != '\n' && text.peek() != TomlText.END) {
            throw text.unexpected("the end of the line");
        }
    }

    /** Passes the rest of a broken expression: up to a line that starts with a header or with a key and an equals sign. */
    private void skipToNextExpression() {
        do {
            text.skipLine();
            text.skipBlanks();
        } while (text.peek() != TomlText.END && !startsExpression());
    }

    private boolean startsExpression() {
        boolean header = text.peek() == '[';
        int ahead = header ? text.peek(1) == '[' ? 2 : 1 : 0;
        int first = text.peek(ahead);
        while (TomlValues.isBareKey(text.peek(ahead)) || "\"'. \t".indexOf(text.peek(ahead)) >= 0) {
            ahead++;
        }
        boolean named = TomlValues.isBareKey(first) || first == '"' || first == '\'';
        return named && text.peek(ahead) == (header ? ']' : '=');
    }

    private void header() throws TomlSyntaxException {
        Place start = text.place();
        text.next();
        boolean ofList = text.accept("[");
        List<Name> names = dottedKey();
        if (!text.accept(ofList ? "]]" : "]")) {
            throw text.unexpected(ofList ? "']]'" : "']'");
        }
        Name last = names.get(names.size() - 1);
        TomlTable parent = root;
        for (Name name : names.subList(0, names.size() - 1)) {
            parent = step(parent, name, Origin.IMPLIED);
        }
        current = new TomlTable(start, Origin.HEADER);
        Slot taken = parent.slot(last.text());
        if (ofList) {
            appendTable(parent, last, taken, start);
        } else if (taken == null) {
            parent.put(last.text(), last.place(), current);
        } else if (taken.value() instanceof TomlTable table && table.origin() == Origin.IMPLIED) {
            table.becomes(Origin.HEADER);
            current = table;
        } else {
            duplicate(last, taken);
        }
    }

    private void appendTable(TomlTable parent, Name name, Slot taken, Place start) {
        if (taken == null) {
            List<TomlTable> tables = new ArrayList<>();
            tables.add(current);
            parent.put(name.text(), name.place(), new TomlTables(start, tables));
        } else if (taken.value() instanceof TomlTables list) {
            list.tables().add(current);
        } else {
            duplicate(name, taken);
        }
    }

    private void keyValue(TomlTable table) throws TomlSyntaxException {
        List<Name> names = dottedKey();
        text.skipBlanks();
        if (!text.accept("=")) {
            throw text.unexpected("'=' after the key");
        }
        text.skipBlanks();
        Object value = values.value();
        TomlTable parent = table;
        for (Name name : names.subList(0, names.size() - 1)) {
            parent = step(parent, name, Origin.DOTTED_KEY);
        }
        Name last = names.get(names.size() - 1);
        Slot taken = parent.slot(last.text());
        if (taken == null) {
            parent.put(last.text(), last.place(), value);
        } else {
            duplicate(last, taken);
        }
    }

    private List<Name> dottedKey() throws TomlSyntaxException {
        List<Name> names = new ArrayList<>();
        do {
            text.skipBlanks();
            Place place = text.place();
            boolean quoted = text.peek() == '"' || text.peek() == '\'';
            names.add(new Name(quoted ? strings.line() : bareKey(), place));
            text.skipBlanks();
        } while (text.accept("."));
        return names;
    }

    private String bareKey() throws TomlSyntaxException {
        StringBuilder key = new StringBuilder();
        while (TomlValues.isBareKey(text.peek())) {
            key.appendCodePoint(text.next());
        }
        if (key.isEmpty()) {
            throw text.unexpected("a key");
        }
        return key.toString();
    }

    /** Goes to the table of that name, making it if need be; a value or a closed table in its place is reported. */
    private TomlTable step(TomlTable parent, Name name, Origin origin) {
        Slot slot = parent.slot(name.text());
        if (slot != null && slot.value() instanceof TomlTables list) {
            if (origin == Origin.IMPLIED) {
                return list.tables().get(list.tables().size() - 1);
            }
        } else if (slot != null && slot.value() instanceof TomlTable table && mayAdd(table, origin)) {
            return table;
        }
        TomlTable made = new TomlTable(name.place(), origin);
        if (slot == null) {
            parent.put(name.text(), name.place(), made);
        } else {
            duplicate(name, slot);
        }
        return made;
    }

    private static boolean mayAdd(TomlTable table, Origin origin) {
        return origin == Origin.IMPLIED
                ? table.origin() != Origin.INLINE
                : table.origin() == Origin.DOTTED_KEY;
    }

    private void duplicate(Name name, Slot first) {
        problems.add(Problem.of(ProblemCode.DUPLICATE_KEY, name.place(),
                "'" + name.text() + "' is already there, in line " + first.keyPlace().line()).found(name.text()));
    }
}
