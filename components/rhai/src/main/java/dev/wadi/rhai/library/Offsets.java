package dev.wadi.rhai.library;

/** Positions as scripts give them: negative ones count from the end, and what is outside is moved to the nearest end. */
record Offsets(int start, int length) {

    int end() {
        return start + length;
    }

    /** A part of something that has {@code size} elements. */
    static Offsets of(int size, long start, long length) {
        if (start >= size) {
            return new Offsets(size, 0);
        }
        int from = (int) (start < 0 ? size - Math.min(start == Long.MIN_VALUE ? Long.MAX_VALUE : -start, size) : start);
        int count = length <= 0 ? 0 : (int) Math.min(length, size - from);
        return new Offsets(from, count);
    }

    /** The place of one element; {@code size} or more when there is none. */
    static int place(int size, long index) {
        return of(size, index, 0).start;
    }

    /** The place of one element, or -1 if there is none. */
    static int exact(int size, long index) {
        long place = index < 0 ? index + size : index;
        return place < 0 || place >= size ? -1 : (int) place;
    }
}
