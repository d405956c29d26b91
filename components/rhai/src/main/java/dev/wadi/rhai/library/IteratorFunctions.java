package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.FLOAT;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.RANGE;
import static dev.wadi.rhai.function.ParameterType.STRING;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Series;
import java.util.Iterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What {@code for} can walk: ranges, ranges with steps, characters, bits. */
final class IteratorFunctions {

    private IteratorFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.read("range", INT, INT, (context, from, to) -> new RangeValue((Long) from, (Long) to, false));
        library.read("range", INT, INT, INT, (context, from, to, step) -> steps((Long) from, (Long) to, (Long) step));
        library.read("range", RANGE, INT, (context, range, step) ->
                steps(((RangeValue) range).start(), ((RangeValue) range).end(), (Long) step));
        library.read("range", FLOAT, FLOAT, FLOAT, (context, from, to, step) ->
                steps((Double) from, (Double) to, (double) (Double) step));
        addRanges(library);
        addCharacters(library);
        addBits(library);
    }

    private static void addRanges(FunctionLibrary library) {
        library.readBoth("start", RANGE, (context, range) -> ((RangeValue) range).start());
        library.readBoth("end", RANGE, (context, range) -> ((RangeValue) range).end());
        library.readBoth("is_inclusive", RANGE, (context, range) -> ((RangeValue) range).inclusive());
        library.readBoth("is_exclusive", RANGE, (context, range) -> !((RangeValue) range).inclusive());
        library.readBoth("is_empty", RANGE, (context, range) -> ((RangeValue) range).isEmpty());
        library.read("contains", RANGE, INT, (context, range, value) -> ((RangeValue) range).contains((long) (Long) value));
    }

    private static RhaiException zeroStep() {
        return RhaiException.inCall("range", false, Failures.arithmetic("step value cannot be zero"), Position.NONE);
    }

    private static Object steps(long from, long to, long step) {
        if (step == 0) {
            throw zeroStep();
        }
        boolean up = from < to && step > 0;
        boolean down = from > to && step < 0;
        return new Series("range", () -> {
            LongStream steps = !up && !down ? LongStream.empty()
                    : LongStream.iterate(from, x -> up ? x < to : x > to, x -> next(x, step, to));
            return steps.mapToObj(x -> (Object) x).iterator();
        });
    }

    /** One step, or the end if that is further than numbers go. */
    private static long next(long x, long step, long to) {
        long next = x + step;
        return ((x ^ next) & (step ^ next)) < 0 ? to : next;
    }

    private static Object steps(double from, double to, double step) {
        if (from + step == from) {
            throw zeroStep();
        }
        boolean up = from < to && step > 0;
        boolean down = from > to && step < 0;
        return new Series("range", () -> {
            DoubleStream steps = !up && !down ? DoubleStream.empty()
                    : DoubleStream.iterate(from, x -> up ? x < to : x > to, x -> x + step);
            return steps.mapToObj(x -> (Object) x).iterator();
        });
    }

    private static void addCharacters(FunctionLibrary library) {
        library.readBoth("chars", STRING, (context, text) -> characters((String) text, 0, Long.MAX_VALUE));
        library.read("chars", STRING, INT, (context, text, from) -> characters((String) text, (Long) from, Long.MAX_VALUE));
        library.read("chars", STRING, INT, INT, (context, text, from, count) ->
                characters((String) text, (Long) from, (Long) count));
        library.read("chars", STRING, RANGE, (context, text, range) ->
                characters((String) text, ((RangeValue) range).from(), count((RangeValue) range)));
    }

    private static long count(RangeValue range) {
        return range.inclusive() ? Math.min(Math.max(range.end(), range.from() - 1), Long.MAX_VALUE - 1) - range.from() + 1
                : range.length();
    }

    private static Object characters(String text, long from, long count) {
        int[] points = text.codePoints().toArray();
        Offsets part = Offsets.of(points.length, from, count);
        return new Series("range", () -> IntStream.range(part.start(), part.end())
                .mapToObj(index -> (Object) CodePoint.of(points[index])).iterator());
    }

    private static void addBits(FunctionLibrary library) {
        library.readBoth("bits", INT, (context, x) -> bits((Long) x, 0, Long.MAX_VALUE));
        library.read("bits", INT, INT, (context, x, from) -> bits((Long) x, (Long) from, Long.MAX_VALUE));
        library.read("bits", INT, INT, INT, (context, x, from, count) -> bits((Long) x, (Long) from, (Long) count));
        library.read("bits", INT, RANGE, (context, x, range) ->
                bits((Long) x, ((RangeValue) range).from(), count((RangeValue) range)));
    }

    private static Object bits(long x, long from, long count) {
        int first = Offsets.exact(64, from);
        if (first < 0) {
            throw Failures.bitBounds(from);
        }
        int bits = (int) Math.max(0, Math.min(count, 64 - first));
        return new Series("range", () -> {
            Iterator<Object> iterator = IntStream.range(first, first + bits).mapToObj(bit -> (Object) ((x >> bit & 1) != 0))
                    .iterator();
            return iterator;
        });
    }
}
