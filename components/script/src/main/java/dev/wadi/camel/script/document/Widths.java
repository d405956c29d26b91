package dev.wadi.camel.script.document;

import java.util.HashSet;
import java.util.Set;

/**
 * Which whole numbers are written with 32 bits: those of a field, or of an array, that had 32 before. Where an array had both widths a
 * number that was in it keeps its own, wherever it stands now.
 */
final class Widths {

    static final Widths ALL_WIDE = new Widths();
    static final Widths ALL_NARROW = new Widths();

    private final Set<Long> narrow = new HashSet<>();
    private final Set<Long> wide = new HashSet<>();

    void addNarrow(long number) {
        narrow.add(number);
    }

    void addWide(long number) {
        wide.add(number);
    }

    /** The same, told apart by as little as possible. */
    Widths known() {
        return narrow.isEmpty() ? ALL_WIDE : wide.isEmpty() ? ALL_NARROW : this;
    }

    boolean isNarrow(long number) {
        return number == (int) number && (this == ALL_NARROW || narrow.contains(number) && !wide.contains(number));
    }
}
