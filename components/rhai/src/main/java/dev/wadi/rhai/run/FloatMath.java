package dev.wadi.rhai.run;

/** Operators on floats. Comparisons allow for the error of the last digit, as the reference does. */
final class FloatMath {

    private static final double EPSILON = Math.ulp(1.0);

    private FloatMath() {
    }

    /** Null for operators that floats do not have. */
    static Object apply(Operator operator, double x, double y) {
        return switch (operator) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case MODULO -> x % y;
            case POWER -> power(x, y);
            default -> compared(operator, x, y);
        };
    }

    /** As C has it and Java does not: 1 stays 1 whatever the exponent, and so does -1 with an infinite one. */
    static double power(double x, double y) {
        return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : Math.pow(x, y);
    }

    private static Object compared(Operator operator, double x, double y) {
        if (scale(x, y) == 0) {
            // NaN and 0, which the reference takes for the same
            return TextMath.compared(operator, 0);
        }
        return switch (operator) {
            case EQUAL -> Math.abs(x - y) / scale(x, y) <= EPSILON;
            case NOT_EQUAL -> Math.abs(x - y) / scale(x, y) > EPSILON;
            case GREATER -> (x - y) / scale(x, y) > EPSILON;
            case GREATER_OR_EQUAL -> (x - y) / scale(x, y) > -EPSILON;
            case LESS -> (y - x) / scale(x, y) > EPSILON;
            case LESS_OR_EQUAL -> (y - x) / scale(x, y) > -EPSILON;
            default -> null;
        };
    }

    private static double scale(double x, double y) {
        if (x * y == 0) {
            return 1;
        }
        // not Math.max: a NaN loses against a number here
        double a = Math.abs(x);
        double b = Math.abs(y);
        return a >= b || Double.isNaN(b) ? a : b;
    }
}
