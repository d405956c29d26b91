package dev.wadi.rhai.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Floats as text, in the fewest digits that are read back as the same number. */
public final class FloatText {

    private static final double LARGEST_PLAIN = 10_000_000_000_000.0f;
    private static final double SMALLEST_PLAIN = 0.000_000_000_000_1f;

    private FloatText() {
    }

    /** What {@code print} shows: {@code 5.0}, {@code 1.5e20}. */
    public static String display(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0.0";
        }
        if (size > LARGEST_PLAIN || size < SMALLEST_PLAIN) {
            return exponential(value);
        }
        String plain = plain(value);
        return size % 1 == 0 ? plain + ".0" : plain;
    }

    /** What {@code debug} shows. */
    public static String debug(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size >= 1e16 || size < 1e-4)) {
            return exponential(value);
        }
        String plain = plain(value);
        return Double.isFinite(value) && plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }

    /** Without exponent and without a forced fraction: {@code 5}, {@code 0.25}. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        return shortest(value).stripTrailingZeros().toPlainString();
    }

    private static String exponential(double value) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
    }

    /**
     * Before Java 19, and for the smallest numbers still, {@code Double.toString} gives a digit more than needed. Between two texts
     * that are as near as each other the larger one is taken.
     */
    private static BigDecimal shortest(double value) {
        BigDecimal best = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (best.precision() < 2) {
            return best;
        }
        BigDecimal exact = new BigDecimal(value);
        for (int precision = best.precision(); precision > 0; precision--) {
            BigDecimal shorter = exact.round(new MathContext(precision, RoundingMode.HALF_UP));
            if (shorter.doubleValue() != value) {
                return best;
            }
            best = shorter;
        }
        return best;
    }
}
