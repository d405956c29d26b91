package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.RangeValue;

/** Operators on integers. What does not fit is an error. */
final class IntegerMath {

    private IntegerMath() {
    }

    /** Null for operators that integers do not have. */
    static Object apply(Operator operator, long x, long y) {
        return switch (operator) {
            case ADD -> add(x, y);
            case SUBTRACT -> subtract(x, y);
            case MULTIPLY -> multiply(x, y);
            case DIVIDE -> divide(x, y);
            case MODULO -> modulo(x, y);
            case POWER -> power(x, y);
            case LEFT_SHIFT -> shiftLeft(x, y);
            case RIGHT_SHIFT -> shiftRight(x, y);
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            case EQUAL -> x == y;
            case NOT_EQUAL -> x != y;
            case LESS -> x < y;
            case LESS_OR_EQUAL -> x <= y;
            case GREATER -> x > y;
            case GREATER_OR_EQUAL -> x >= y;
            case RANGE -> new RangeValue(x, y, false);
            case RANGE_INCLUSIVE -> new RangeValue(x, y, true);
        };
    }

    static long add(long x, long y) {
        long sum = x + y;
        if (((x ^ sum) & (y ^ sum)) < 0) {
            throw failure("Addition overflow: " + x + " + " + y);
        }
        return sum;
    }

    static long subtract(long x, long y) {
        long difference = x - y;
        if (((x ^ y) & (x ^ difference)) < 0) {
            throw failure("Subtraction overflow: " + x + " - " + y);
        }
        return difference;
    }

    static long multiply(long x, long y) {
        long high = Math.multiplyHigh(x, y);
        long low = x * y;
        if (high != low >> 63) {
            throw failure("Multiplication overflow: " + x + " * " + y);
        }
        return low;
    }

    static long divide(long x, long y) {
        if (y == 0) {
            throw failure("Division by zero: " + x + " / " + y);
        }
        if (x == Long.MIN_VALUE && y == -1) {
            throw failure("Division overflow: " + x + " / " + y);
        }
        return x / y;
    }

    static long modulo(long x, long y) {
        if (y == 0 || x == Long.MIN_VALUE && y == -1) {
            throw failure("Modulo division by zero or overflow: " + x + " % " + y);
        }
        return x % y;
    }

    private static long power(long base, long exponent) {
        if (exponent < 0) {
            throw failure("Integer raised to a negative power: " + base + " ** " + exponent);
        }
        if (exponent > 0xffff_ffffL) {
            throw failure("Exponential overflow: " + base + " ** " + exponent);
        }
        if (base == 0 || base == 1) {
            return exponent == 0 ? 1 : base;
        }
        if (base == -1) {
            return exponent % 2 == 0 ? 1 : -1;
        }
        long result = 1;
        for (long count = 0; count < exponent; count++) {
            long high = Math.multiplyHigh(result, base);
            result *= base;
            if (high != result >> 63) {
                throw failure("Exponential overflow: " + base + " ** " + exponent);
            }
        }
        return result;
    }

    private static long shiftLeft(long x, long y) {
        if (y < 0) {
            return shiftRight(x, y == Long.MIN_VALUE ? Long.MAX_VALUE : -y);
        }
        return y >= 64 ? 0 : x << y;
    }

    private static long shiftRight(long x, long y) {
        if (y < 0) {
            return shiftLeft(x, y == Long.MIN_VALUE ? Long.MAX_VALUE : -y);
        }
        return y >= 64 ? x >> 63 : x >> y;
    }

    private static RhaiException failure(String text) {
        return new RhaiException(ErrorKind.ARITHMETIC, text, Position.NONE);
    }
}
