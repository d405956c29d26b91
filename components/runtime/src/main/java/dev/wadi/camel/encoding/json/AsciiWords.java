package dev.wadi.camel.encoding.json;

/** Eight bytes of text at once, in one long with the first byte lowest. */
final class AsciiWords {

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES * 0x80;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private AsciiWords() {}

    /**
     * High bits of the bytes that may not be copied as they are between a string and its JSON text: controls, quote, backslash,
     * anything above ASCII. Only the lowest bit set is exact: a subtraction may borrow from the bytes above a hit, never from
     * those below.
     */
    static long special(long word) {
        long controls = word - SPACES;
        long quotes = (word ^ QUOTES) - ONES;
        long backslashes = (word ^ BACKSLASHES) - ONES;
        return (word | controls | quotes | backslashes) & HIGH_BITS;
    }

    /** How many bytes lie before the first hit of {@link #special}. */
    static int before(long hits) {
        return Long.numberOfTrailingZeros(hits) >>> 3;
    }
}
