package dev.wadi.camel.encoding.json;

import com.fasterxml.jackson.core.io.NumberInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The last number read from JSON text, as a whole number of 64 bits or as the nearest double.
 *
 * <p>Whole numbers beyond 64 bits become doubles, as fractions do; those from 2^63 to 2^64-1 are refused, because they look like
 * 64-bit numbers and would lose digits unseen. Source: specification 3.2, RFC 8259 section 6.
 */
final class JsonNumber {

    private static final int SURE_LONG_DIGITS = 18;
    private static final int LONGEST_64_BIT_DIGITS = 20;
    private static final int LARGEST_EXPONENT = 100_000;
    private static final long LARGEST_EXACT = 1L << 53;
    /** Powers of ten that a double holds exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21,
        1e22
    };

    private byte[] bytes;
    private int end;
    private int position;

    private boolean whole;
    private long longValue;
    private double doubleValue;
    private String problem;

    /** Reads the number that starts at an index, and gives the index behind it, or -1 with a {@link #problem()}. */
    int scan(byte[] source, int from, int limit) {
        bytes = source;
        position = from;
        end = limit;
        problem = null;
        boolean negative = at('-');
        if (negative) {
            position++;
        }
        int firstDigit = position;
        long digits = digits(0);
        int count = position - firstDigit;
        if (count == 0) {
            return refuse("a number needs a digit here");
        }
        if (count > 1 && bytes[firstDigit] == '0') {
            return refuse("a number must not begin with a zero");
        }
        if (at('.') || at('e') || at('E')) {
            return fraction(from, negative, digits, count);
        }
        if (count <= SURE_LONG_DIGITS) {
            longValue = negative ? -digits : digits;
            // The sign of -0 is kept by a double only.
            whole = digits != 0 || !negative;
            doubleValue = -0.0;
            return position;
        }
        return large(from, negative, count);
    }

    private boolean at(char c) {
        return position < end && bytes[position] == c;
    }

    /** Passes over digits; the answer continues the value, and means nothing when there were more than 18 of them in all. */
    private long digits(long valueBefore) {
        long value = valueBefore;
        while (position < end) {
            int digit = bytes[position] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            position++;
        }
        return value;
    }

    private int fraction(int from, boolean negative, long wholeDigits, int wholeCount) {
        long digits = wholeDigits;
        int count = wholeCount;
        int exponent = 0;
        if (at('.')) {
            int point = position++;
            digits = digits(digits);
            int fractionDigits = position - point - 1;
            if (fractionDigits == 0) {
                return refuse("a number needs a digit behind its point");
            }
            exponent = -fractionDigits;
            count += fractionDigits;
        }
        if (at('e') || at('E')) {
            position++;
            boolean negativeExponent = at('-');
            if (negativeExponent || at('+')) {
                position++;
            }
            int first = position;
            long written = digits(0);
            if (position == first) {
                return refuse("a number needs a digit in its exponent");
            }
            boolean sane = position - first <= SURE_LONG_DIGITS && written <= LARGEST_EXPONENT;
            int clamped = sane ? (int) written : LARGEST_EXPONENT;
            exponent += negativeExponent ? -clamped : clamped;
        }
        whole = false;
        int distance = Math.abs(exponent);
        if (count <= SURE_LONG_DIGITS && digits <= LARGEST_EXACT && distance < EXACT_POWERS.length) {
            // Both are exact, so one operation rounds once.
            double magnitude = exponent < 0 ? digits / EXACT_POWERS[distance] : digits * EXACT_POWERS[distance];
            doubleValue = negative ? -magnitude : magnitude;
            return position;
        }
        return nearestDouble(from);
    }

    private int large(int from, boolean negative, int count) {
        if (count <= LONGEST_64_BIT_DIGITS) {
            BigInteger value = new BigInteger(text(from));
            if (value.bitLength() < Long.SIZE) {
                whole = true;
                longValue = value.longValueExact();
                return position;
            }
            if (!negative && value.bitLength() == Long.SIZE) {
                return refuse("whole number above 9223372036854775807 fits no BSON type");
            }
        }
        whole = false;
        return nearestDouble(from);
    }

    private int nearestDouble(int from) {
        doubleValue = NumberInput.parseDouble(text(from), true);
        if (Double.isInfinite(doubleValue)) {
            return refuse("number is larger than any double");
        }
        return position;
    }

    private String text(int from) {
        return new String(bytes, from, position - from, StandardCharsets.ISO_8859_1);
    }

    private int refuse(String why) {
        problem = why;
        return -1;
    }

    /** Whether the number is whole and fits 64 bits; then {@link #longValue()} holds it, else {@link #doubleValue()}. */
    boolean isWhole() {
        return whole;
    }

    long longValue() {
        return longValue;
    }

    double doubleValue() {
        return whole ? longValue : doubleValue;
    }

    String problem() {
        return problem;
    }
}
