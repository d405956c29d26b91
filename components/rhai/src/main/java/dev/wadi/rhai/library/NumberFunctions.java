package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.BOOL;
import static dev.wadi.rhai.function.ParameterType.CHAR;
import static dev.wadi.rhai.function.ParameterType.FLOAT;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.STRING;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.FloatText;
import dev.wadi.rhai.value.Texts;

/** Integers: signs, parity, conversions, texts; and the larger and smaller of two values. */
final class NumberFunctions {

    private NumberFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.readBoth("is_zero", INT, (context, x) -> (Long) x == 0);
        library.readBoth("is_odd", INT, (context, x) -> (Long) x % 2 != 0);
        library.readBoth("is_even", INT, (context, x) -> (Long) x % 2 == 0);
        library.read("+", INT, (context, x) -> x);
        library.read("-", INT, (context, x) -> negated((Long) x));
        library.read("abs", INT, (context, x) -> (Long) x < 0 ? negated((Long) x) : x);
        library.read("sign", INT, (context, x) -> (long) Long.signum((Long) x));
        library.read("to_hex", INT, (context, x) -> Long.toHexString((Long) x));
        library.read("to_octal", INT, (context, x) -> Long.toOctalString((Long) x));
        library.read("to_binary", INT, (context, x) -> Long.toBinaryString((Long) x));
        library.read("to_int", INT, (context, x) -> x);
        library.read("to_int", CHAR, (context, x) -> (long) ((CodePoint) x).value());
        library.read("to_int", FLOAT, (context, x) -> toInt((Double) x));
        library.read("to_float", INT, (context, x) -> (double) (Long) x);
        library.read("to_float", FLOAT, (context, x) -> x);
        library.read("parse_int", STRING, (context, text) -> parse((String) text, 10));
        library.read("parse_int", STRING, INT, (context, text, radix) -> parse((String) text, (Long) radix));
        library.read("!", BOOL, (context, x) -> !(Boolean) x);
        addExtremes(library);
    }

    private static void addExtremes(FunctionLibrary library) {
        library.read("max", INT, INT, (context, x, y) -> (Long) x >= (Long) y ? x : y);
        library.read("min", INT, INT, (context, x, y) -> (Long) x <= (Long) y ? x : y);
        library.read("max", FLOAT, FLOAT, (context, x, y) -> (Double) x >= (Double) y ? x : y);
        library.read("min", FLOAT, FLOAT, (context, x, y) -> (Double) x <= (Double) y ? x : y);
        library.read("max", INT, FLOAT, (context, x, y) -> (double) (Long) x >= (Double) y ? (Double) (double) (Long) x : y);
        library.read("min", INT, FLOAT, (context, x, y) -> (double) (Long) x <= (Double) y ? (Double) (double) (Long) x : y);
        library.read("max", FLOAT, INT, (context, x, y) -> (Double) x >= (double) (Long) y ? x : (Double) (double) (Long) y);
        library.read("min", FLOAT, INT, (context, x, y) -> (Double) x <= (double) (Long) y ? x : (Double) (double) (Long) y);
        library.read("max", STRING, STRING, (context, x, y) -> order(x, y) >= 0 ? x : y);
        library.read("min", STRING, STRING, (context, x, y) -> order(x, y) <= 0 ? x : y);
        library.read("max", CHAR, CHAR, (context, x, y) -> ((CodePoint) x).compareTo((CodePoint) y) >= 0 ? x : y);
        library.read("min", CHAR, CHAR, (context, x, y) -> ((CodePoint) x).compareTo((CodePoint) y) <= 0 ? x : y);
    }

    private static int order(Object x, Object y) {
        return Texts.BY_CODE_POINTS.compare((String) x, (String) y);
    }

    private static Object negated(long x) {
        if (x == Long.MIN_VALUE) {
            throw Failures.arithmetic("Negation overflow: -" + x);
        }
        return -x;
    }

    private static Object toInt(double x) {
        if (x > Long.MAX_VALUE || x < Long.MIN_VALUE) {
            throw Failures.arithmetic("Integer overflow: to_int(" + FloatText.plain(x) + ")");
        }
        return (long) x;
    }

    private static Object parse(String text, long radix) {
        if (radix < 2 || radix > 36) {
            throw Failures.arithmetic("Invalid radix: '" + radix + "'");
        }
        String trimmed = Spaces.trim(text);
        try {
            return Long.parseLong(trimmed, (int) radix);
        } catch (NumberFormatException malformed) {
            throw Failures.arithmetic("Error parsing integer number '" + text + "': " + reason(trimmed, (int) radix));
        }
    }

    private static String reason(String text, int radix) {
        if (text.isEmpty()) {
            return "cannot parse integer from empty string";
        }
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        String digits = signed ? text.substring(1) : text;
        boolean allDigits = !digits.isEmpty() && digits.chars().allMatch(digit -> digit < 128 && Character.digit(digit, radix) >= 0);
        return !allDigits ? "invalid digit found in string"
                : text.charAt(0) == '-' ? "number too small to fit in target type" : "number too large to fit in target type";
    }
}
