package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.FLOAT;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.TIMESTAMP;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.value.FloatText;
import dev.wadi.rhai.value.Timestamp;
import dev.wadi.rhai.value.Unit;
import java.util.function.IntPredicate;

/** Moments and the time between them. */
final class TimeFunctions {

    private static final double NANOS = 1e9;

    private TimeFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.add(NativeFunction.of("timestamp", context -> new Timestamp(System.nanoTime())));
        library.readBoth("elapsed", TIMESTAMP, (context, moment) -> elapsed((Timestamp) moment));
        library.read("-", TIMESTAMP, TIMESTAMP, (context, x, y) ->
                (((Timestamp) x).nanos() - ((Timestamp) y).nanos()) / NANOS);
        library.read("+", TIMESTAMP, FLOAT, (context, x, y) -> moved((Timestamp) x, (Double) y, true, FloatText.plain((Double) y)));
        library.read("-", TIMESTAMP, FLOAT, (context, x, y) -> moved((Timestamp) x, -(Double) y, false, FloatText.plain((Double) y)));
        library.read("+", TIMESTAMP, INT, (context, x, y) -> moved((Timestamp) x, (Long) y, true, y.toString()));
        library.read("-", TIMESTAMP, INT, (context, x, y) -> moved((Timestamp) x, -(double) (Long) y, false, y.toString()));
        comparison(library, "==", order -> order == 0);
        comparison(library, "!=", order -> order != 0);
        comparison(library, "<", order -> order < 0);
        comparison(library, "<=", order -> order <= 0);
        comparison(library, ">", order -> order > 0);
        comparison(library, ">=", order -> order >= 0);
        library.read("sleep", INT, (context, seconds) -> {
            context.sleep((Long) seconds);
            return Unit.UNIT;
        });
        library.read("sleep", FLOAT, (context, seconds) -> {
            context.sleep((Double) seconds);
            return Unit.UNIT;
        });
    }

    private static void comparison(FunctionLibrary library, String operator, IntPredicate test) {
        library.read(operator, TIMESTAMP, TIMESTAMP, (context, x, y) -> test.test(((Timestamp) x).compareTo((Timestamp) y)));
    }

    private static Object elapsed(Timestamp moment) {
        long nanos = System.nanoTime() - moment.nanos();
        if (nanos < 0) {
            throw Failures.arithmetic("Time-stamp is later than now");
        }
        return nanos / NANOS;
    }

    private static Object moved(Timestamp moment, double seconds, boolean adding, String written) {
        double nanos = seconds * NANOS;
        if (Math.abs(nanos) > Long.MAX_VALUE / 4) {
            throw Failures.arithmetic("Timestamp overflow when " + (adding ? "adding " : "subtracting ") + written + " second(s)");
        }
        return new Timestamp(moment.nanos() + (long) nanos);
    }
}
