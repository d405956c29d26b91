package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.FLOAT;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.STRING;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.NativeFunction;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;

/** Floats: rounding, logarithms, trigonometry. */
final class FloatFunctions {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|(?i:inf|infinity|nan))");

    private FloatFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.add(NativeFunction.of("E", context -> Math.E));
        library.add(NativeFunction.of("PI", context -> Math.PI));
        library.read("+", FLOAT, (context, x) -> x);
        library.read("-", FLOAT, (context, x) -> -(Double) x);
        library.read("sign", FLOAT, (context, x) -> sign((Double) x));
        library.read("parse_float", STRING, (context, text) -> parse((String) text));
        function(library, "abs", Math::abs);
        function(library, "sqrt", Math::sqrt);
        function(library, "exp", Math::exp);
        function(library, "ln", Math::log);
        function(library, "log", Math::log10);
        function(library, "to_radians", x -> x * (Math.PI / 180));
        function(library, "to_degrees", x -> x * (180 / Math.PI));
        addTrigonometry(library);
        property(library, "floor", Math::floor);
        property(library, "ceiling", Math::ceil);
        property(library, "round", FloatFunctions::round);
        property(library, "int", FloatFunctions::truncated);
        property(library, "fraction", x -> x - truncated(x));
        test(library, "is_zero", x -> x == 0);
        test(library, "is_nan", Double::isNaN);
        test(library, "is_finite", Double::isFinite);
        test(library, "is_infinite", Double::isInfinite);
        operation(library, "log", (x, base) -> Math.log(x) / Math.log(base));
        library.read("**", FLOAT, INT, (context, x, y) -> Math.pow((Double) x, (Long) y));
    }

    private static void addTrigonometry(FunctionLibrary library) {
        function(library, "sin", Math::sin);
        function(library, "cos", Math::cos);
        function(library, "tan", Math::tan);
        function(library, "sinh", Math::sinh);
        function(library, "cosh", Math::cosh);
        function(library, "tanh", Math::tanh);
        function(library, "asin", Math::asin);
        function(library, "acos", Math::acos);
        function(library, "atan", Math::atan);
        function(library, "asinh", x -> Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x));
        function(library, "acosh", x -> x < 1 ? Double.NaN : Math.log(x + Math.sqrt(x * x - 1)));
        function(library, "atanh", x -> 0.5 * Math.log1p(2 * x / (1 - x)));
        operation(library, "atan", Math::atan2);
        operation(library, "hypot", Math::hypot);
    }

    private static void function(FunctionLibrary library, String name, DoubleUnaryOperator function) {
        library.read(name, FLOAT, (context, x) -> function.applyAsDouble((Double) x));
    }

    private static void property(FunctionLibrary library, String name, DoubleUnaryOperator function) {
        library.readBoth(name, FLOAT, (context, x) -> function.applyAsDouble((Double) x));
    }

    private static void test(FunctionLibrary library, String name, DoublePredicate test) {
        library.readBoth(name, FLOAT, (context, x) -> test.test((Double) x));
    }

    private static void operation(FunctionLibrary library, String name, DoubleBinaryOperator function) {
        library.read(name, FLOAT, FLOAT, (context, x, y) -> function.applyAsDouble((Double) x, (Double) y));
    }

    /** Halves away from zero. */
    private static double round(double x) {
        double truncated = truncated(x);
        return Math.abs(x - truncated) >= 0.5 ? truncated + Math.signum(x) : truncated;
    }

    private static double truncated(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    private static Object sign(double x) {
        if (Double.isNaN(x)) {
            throw Failures.arithmetic("Sign of NaN is undefined");
        }
        return (long) Math.signum(x);
    }

    private static Object parse(String text) {
        String trimmed = Spaces.trim(text);
        if (!NUMBER.matcher(trimmed).matches()) {
            throw Failures.arithmetic("Error parsing floating-point number '" + text + "': "
                    + (trimmed.isEmpty() ? "cannot parse float from empty string" : "invalid float literal"));
        }
        String lower = trimmed.toLowerCase(Locale.ROOT);
        if (lower.endsWith("nan")) {
            return Double.NaN;
        }
        if (lower.contains("inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return Double.valueOf(trimmed);
    }
}
