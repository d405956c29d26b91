package dev.wadi.camel.encoding;

import java.nio.charset.StandardCharsets;

/**
 * Where a transcoder is in a document, kept as two ints a level so that the way without errors costs next to nothing.
 *
 * <p>A name is remembered by the offset of its zero-terminated bytes in BSON (read or written), and becomes text only in
 * {@link #render}. Threads: belongs to its transcoder.
 */
public final class FieldPath {

    private static final int NONE = Integer.MIN_VALUE;
    private static final int LONGEST_NAME = 200;

    /** An offset of a name, or the complement of an array index. */
    private final int[] elements;
    private final NestingLimit limit;
    private int depth;

    public FieldPath(NestingLimit limit) {
        this.limit = limit;
        this.elements = new int[limit.levels()];
    }

    public void clear() {
        depth = 0;
    }

    /** Goes into a document or an array; false when that is too deep. */
    public boolean enter() {
        if (depth == elements.length) {
            return false;
        }
        elements[depth++] = NONE;
        return true;
    }

    public void leave() {
        depth--;
    }

    /** The deepest nesting taken. */
    public NestingLimit limit() {
        return limit;
    }

    /** Levels entered: 1 in the top-level document. */
    public int depth() {
        return depth;
    }

    /** The current element of the innermost document is the one whose name lies at the offset. */
    public void name(int offset) {
        elements[depth - 1] = offset;
    }

    /** The innermost document is between two elements. */
    public void between() {
        elements[depth - 1] = NONE;
    }

    /** The current element of the innermost array is the one at the index. */
    public void index(int index) {
        elements[depth - 1] = ~index;
    }

    /** The path as {@code address.lines[2]}, with names taken from the bytes that the offsets belong to. */
    public String render(byte[] bytes) {
        StringBuilder path = new StringBuilder();
        for (int level = 0; level < depth; level++) {
            int element = elements[level];
            if (element == NONE) {
                break;
            }
            if (element < 0) {
                path.append('[').append(~element).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(nameAt(bytes, element));
            }
        }
        return path.toString();
    }

    private static String nameAt(byte[] bytes, int offset) {
        int end = offset;
        while (end < bytes.length && bytes[end] != 0 && end - offset < LONGEST_NAME) {
            end++;
        }
        return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
    }
}
