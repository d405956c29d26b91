package dev.wadi.camel.encoding.avro;

import dev.wadi.camel.encoding.NestingLimit;

/** Where a reader is in a datum, whose bytes hold no names. Threads: belongs to its reader. */
final class AvroPath {

    /** A field's name, or null in arrays, in maps and between two fields. */
    private final String[] names;
    /** The index in an array or the place of an entry in a map, or -1. */
    private final int[] indexes;
    private final NestingLimit limit;
    private int depth;

    AvroPath(NestingLimit limit) {
        this.limit = limit;
        this.names = new String[limit.levels()];
        this.indexes = new int[limit.levels()];
    }

    NestingLimit limit() {
        return limit;
    }

    void clear() {
        depth = 0;
    }

    /** Goes into a record, an array or a map; false when that is too deep. */
    boolean enter() {
        if (depth == names.length) {
            return false;
        }
        names[depth] = null;
        indexes[depth++] = -1;
        return true;
    }

    void leave() {
        depth--;
    }

    void name(String field) {
        names[depth - 1] = field;
    }

    void index(int index) {
        indexes[depth - 1] = index;
    }

    /** The path as {@code address.lines[2]}. */
    String render() {
        StringBuilder path = new StringBuilder();
        for (int level = 0; level < depth; level++) {
            if (names[level] != null) {
                path.append(path.isEmpty() ? "" : ".").append(names[level]);
            } else if (indexes[level] >= 0) {
                path.append('[').append(indexes[level]).append(']');
            }
        }
        return path.toString();
    }
}
