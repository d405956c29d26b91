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
            case POWER -> Math.pow(x, y);
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
