package dev.wadi.definition.reader;

import dev.wadi.problem.Place;
import java.util.List;

/**
 * One value of a definition file, whatever dialect it is written in, with its place. Lifecycle and threads: immutable.
 */
sealed interface Node {

    /** Where the value begins. */
    Place place();

    /** What it is, in words for a person: {@code text}, {@code a table}. */
    String describe();

    /** What a value without parts can be. */
    enum Kind {
        TEXT("text"),
        INTEGER("a whole number"),
        DECIMAL("a decimal number"),
        BOOLEAN("true or false"),
        TIME("a date or time"),
        NOTHING("nothing");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A value without parts.
     *
     * @param text the value as text: the content of a text, a number in its plain form, {@code true} or {@code false}
     */
    record Scalar(Place place, Kind kind, String text) implements Node {
        @Override
        public String describe() {
            return kind == Kind.TEXT ? "'" + text + "'" : kind == Kind.NOTHING ? kind.words() : text;
        }
    }

    /** Values in order. */
    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /**
     * Named values in the order of the file; no key occurs twice.
     *
     * @param damaged whether an entry could not be read, so that a missing one is no second mistake
     */
    record Table(Place place, List<Entry> entries, boolean damaged) implements Node {
        public Table {
            entries = List.copyOf(entries);
        }

        Entry entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst().orElse(null);
        }

        @Override
        public String describe() {
            return "a table";
        }
    }

    /** A key with its place, and its value. */
    record Entry(String key, Place place, Node value) {}
}
