package dev.wadi.camel.encoding.json;

import java.math.BigInteger;

/**
 * Doubles as the shortest decimal text that reads back as the same double; of several, the nearest.
 *
 * <p>Own code because {@code Double.toString} is not always shortest before JDK 19, never gives a single digit, and writes
 * {@code 1.0E10} where JSON's consumers are used to {@code 10000000000.0}. Source of the arithmetic: Raffaele Giulietti, "The
 * Schubfach way to render doubles"; names follow its section 9. Layout of the text: mstream's, which is that of Rust's
 * {@code ryu} crate: {@code 5.0}, {@code 0.00001}, {@code 1e-6}, {@code 1000000000000000.0}, {@code 1e16}.
 */
final class ShortestDouble {

    /** Bytes of the longest text, {@code -2.2250738585072014e-308}, and room for zeros written and taken back. */
    static final int LONGEST = 32;

    private static final int MIN_BINARY_EXPONENT = -1074;
    private static final int PRECISION = 53;
    private static final long SMALLEST_NORMAL_SIGNIFICAND = 1L << PRECISION - 1;
    private static final long LARGEST_WHOLE = 1L << PRECISION;
    private static final long FRACTION_MASK = SMALLEST_NORMAL_SIGNIFICAND - 1;
    private static final int EXPONENT_MASK = 0x7FF;
    private static final long LOW_63_BITS = Long.MAX_VALUE;
    private static final int MIN_SCALE = -324;
    private static final int MAX_SCALE = 292;
    /** For each scale k: 10 to the power of -k as 126 bits, rounded up; the high and the low 63 bits. */
    private static final long[] POWERS = powers();

    private ShortestDouble() {}

    private static long[] powers() {
        long[] powers = new long[2 * (MAX_SCALE - MIN_SCALE + 1)];
        for (int k = MIN_SCALE; k <= MAX_SCALE; k++) {
            BigInteger ten = BigInteger.TEN.pow(Math.abs(k));
            BigInteger scaled = k > 0
                    ? BigInteger.ONE.shiftLeft(125 + ten.bitLength()).divide(ten)
                    : ten.shiftLeft(Math.max(0, 126 - ten.bitLength())).shiftRight(Math.max(0, ten.bitLength() - 126));
            BigInteger power = scaled.add(BigInteger.ONE);
            powers[2 * (k - MIN_SCALE)] = power.shiftRight(63).longValueExact();
            powers[2 * (k - MIN_SCALE) + 1] = power.and(BigInteger.valueOf(LOW_63_BITS)).longValueExact();
        }
        return powers;
    }

    /** Writes a finite double at an offset of {@code out}, which has room for it, and gives the offset behind it. */
    static int write(byte[] out, int at, double value) {
        long bits = Double.doubleToRawLongBits(value);
        int o = at;
        if (bits < 0) {
            out[o++] = '-';
        }
        double magnitude = Math.abs(value);
        if (magnitude < LARGEST_WHOLE) {
            long whole = (long) magnitude;
            if (whole == magnitude) {
                // Neighbours are at most one apart here, so all digits before the point are needed.
                return fraction(out, DecimalDigits.write(out, o, whole));
            }
        }
        int biased = (int) (bits >>> PRECISION - 1) & EXPONENT_MASK;
        long fraction = bits & FRACTION_MASK;
        return biased == 0
                ? writeNearest(out, o, MIN_BINARY_EXPONENT, fraction)
                : writeNearest(out, o, MIN_BINARY_EXPONENT - 1 + biased, SMALLEST_NORMAL_SIGNIFICAND | fraction);
    }

    /** Finds the decimal for c * 2^q among those with the scale k that fits the width of its rounding interval. */
    private static int writeNearest(byte[] out, int at, int q, long c) {
        int odd = (int) c & 1;
        long middle = c << 2;
        long right = middle + 2;
        long left;
        int k;
        if (c != SMALLEST_NORMAL_SIGNIFICAND || q == MIN_BINARY_EXPONENT) {
            left = middle - 2;
            k = (int) (q * 661_971_961_083L >> 41);
        } else {
            // The next lower double is only half as far away as the next higher one.
            left = middle - 1;
            k = (int) (q * 661_971_961_083L - 274_743_187_321L >> 41);
        }
        int h = q + (int) (-k * 913_124_641_741L >> 38) + 2;
        long high = POWERS[2 * (k - MIN_SCALE)];
        long low = POWERS[2 * (k - MIN_SCALE) + 1];
        long value = roundToOdd(high, low, middle << h);
        long lowest = roundToOdd(high, low, left << h) + odd;
        long highest = roundToOdd(high, low, right << h) - odd;

        long below = value >> 2;
        if (below >= 10) {
            long tensBelow = below / 10 * 10;
            long tensAbove = tensBelow + 10;
            boolean belowFits = lowest <= tensBelow << 2;
            boolean aboveFits = tensAbove << 2 <= highest;
            if (belowFits != aboveFits) {
                return layOut(out, at, belowFits ? tensBelow : tensAbove, k);
            }
        }
        long above = below + 1;
        boolean belowFits = lowest <= below << 2;
        boolean aboveFits = above << 2 <= highest;
        if (belowFits != aboveFits) {
            return layOut(out, at, belowFits ? below : above, k);
        }
        long distance = value - (below + above << 1);
        return layOut(out, at, distance < 0 || distance == 0 && (below & 1) == 0 ? below : above, k);
    }

    /** The product of a power (two longs) and a number, shifted down; the lowest bit says whether anything was cut off. */
    private static long roundToOdd(long high, long low, long number) {
        long carry = (high * number >>> 1) + Math.multiplyHigh(low, number);
        long rounded = Math.multiplyHigh(high, number) + (carry >>> 63);
        return rounded | (carry & LOW_63_BITS) + LOW_63_BITS >>> 63;
    }

    private static int layOut(byte[] out, int at, long decimal, int scale) {
        long digits = decimal;
        int exponent = scale;
        while (digits % 10 == 0) {
            digits /= 10;
            exponent++;
        }
        int count = DecimalDigits.count(digits);
        int point = count + exponent;
        if (exponent >= 0 && point <= 16) {
            int o = DecimalDigits.writeDigits(out, at, digits, count);
            for (int i = 0; i < exponent; i++) {
                out[o++] = '0';
            }
            return fraction(out, o);
        }
        if (point > 0 && point <= 16) {
            int end = DecimalDigits.writeDigits(out, at + 1, digits, count);
            System.arraycopy(out, at + 1, out, at, point);
            out[at + point] = '.';
            return end;
        }
        if (point > -5 && point <= 0) {
            out[at] = '0';
            out[at + 1] = '.';
            int o = at + 2;
            for (int i = point; i < 0; i++) {
                out[o++] = '0';
            }
            return DecimalDigits.writeDigits(out, o, digits, count);
        }
        int o = DecimalDigits.writeDigits(out, at + 1, digits, count);
        out[at] = out[at + 1];
        if (count == 1) {
            o = at + 1;
        } else {
            out[at + 1] = '.';
        }
        out[o++] = 'e';
        return DecimalDigits.write(out, o, point - 1);
    }

    private static int fraction(byte[] out, int at) {
        out[at] = '.';
        out[at + 1] = '0';
        return at + 2;
    }
}
