package dev.wadi.camel.encoding.json;

import org.bson.types.Decimal128;

/** Decimal128 as text. Source: the "BSON Decimal128" specification of MongoDB, section "To-String representation". */
public final class Decimal128Text {

    private static final int EXPONENT_BIAS = 6176;
    private static final int EXPONENT_SHIFT = 49;
    private static final int EXPONENT_MASK = 0x3FFF;
    private static final long UPPER_COEFFICIENT_MASK = (1L << EXPONENT_SHIFT) - 1;
    /** Both bits behind the sign set: another layout of the exponent, an infinity or not a number. */
    private static final long RARE = 3L << 61;

    private Decimal128Text() {}

    /** Writes the number without quotes. */
    public static void write(JsonText out, long low, long high) {
        int exponent = ((int) (high >>> EXPONENT_SHIFT) & EXPONENT_MASK) - EXPONENT_BIAS;
        boolean plain = (high & RARE) != RARE && (high & UPPER_COEFFICIENT_MASK) == 0 && low >= 0;
        if (!plain || exponent > 0 || DecimalDigits.count(low) - 1 + exponent < -6) {
            out.ascii(Decimal128.fromIEEE754BIDEncoding(high, low).toString());
            return;
        }
        if (high < 0) {
            out.put('-');
        }
        int fraction = -exponent;
        int digits = Math.max(DecimalDigits.count(low), fraction + 1);
        byte[] text = out.reserve(digits + 1);
        int at = out.size();
        DecimalDigits.writeDigits(text, at, low, digits);
        if (fraction == 0) {
            out.size(at + digits);
            return;
        }
        int point = at + digits - fraction;
        System.arraycopy(text, point, text, point + 1, fraction);
        text[point] = '.';
        out.size(at + digits + 1);
    }
}
