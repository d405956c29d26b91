package dev.wadi.camel.encoding.json;

import dev.wadi.camel.encoding.LittleEndian;
import java.nio.charset.StandardCharsets;

/** Whole numbers as decimal text, two digits at a time. */
final class DecimalDigits {

    /** Bytes of the longest long. */
    static final int LONGEST = 20;

    private static final byte[] LOWEST_LONG = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);
    /** Both digits of 00 to 99, the first one in the lower half. */
    private static final short[] PAIRS = new short[100];

    static {
        for (int i = 0; i < PAIRS.length; i++) {
            PAIRS[i] = (short) ('0' + i % 10 << 8 | '0' + i / 10);
        }
    }

    private DecimalDigits() {}

    /** Writes the number at an offset of {@code out}, which has room for it, and gives the offset behind it. */
    static int write(byte[] out, int at, long value) {
        if (value >= 0) {
            return writeDigits(out, at, value, count(value));
        }
        if (value == Long.MIN_VALUE) {
            System.arraycopy(LOWEST_LONG, 0, out, at, LOWEST_LONG.length);
            return at + LOWEST_LONG.length;
        }
        out[at] = '-';
        return writeDigits(out, at + 1, -value, count(-value));
    }

    /** Writes exactly so many of the lowest digits of a number of at least 0, with leading zeros. */
    static int writeDigits(byte[] out, int at, long value, int digits) {
        int o = at + digits;
        long rest = value;
        while (rest > Integer.MAX_VALUE && o - at >= 2) {
            long hundreds = rest / 100;
            o -= 2;
            pair(out, o, (int) (rest - hundreds * 100));
            rest = hundreds;
        }
        int low = (int) rest;
        while (o - at >= 2) {
            int hundreds = low / 100;
            o -= 2;
            pair(out, o, low - hundreds * 100);
            low = hundreds;
        }
        if (o > at) {
            out[at] = (byte) ('0' + low % 10);
        }
        return at + digits;
    }

    /** Writes the two digits of 0 to 99. */
    static void pair(byte[] out, int at, int value) {
        LittleEndian.putShort(out, at, PAIRS[value]);
    }

    /** Number of digits of a number of at least 0. */
    static int count(long value) {
        int digits = 1;
        long bound = 10;
        while (digits < 19 && value >= bound) {
            digits++;
            bound *= 10;
        }
        return digits;
    }
}
