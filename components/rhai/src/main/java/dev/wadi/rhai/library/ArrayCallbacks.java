package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.ANY;
import static dev.wadi.rhai.function.ParameterType.ARRAY;
import static dev.wadi.rhai.function.ParameterType.FUNCTION;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.Receiver.CHANGE;

import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.Unit;
import java.util.List;

/** Functions of arrays that call a function of the script for the elements. */
final class ArrayCallbacks {

    private ArrayCallbacks() {
    }

    static void addTo(FunctionLibrary library) {
        addWalks(library);
        addSearch(library);
        addReductions(library);
        addRemovals(library);
    }

    /** Calls with an element, and its index if the function takes it. */
    private static Object call(CallContext context, String caller, Object function, ArrayValue array, int index, int counted) {
        return Callbacks.call(context, caller, (FunctionPointer) function, new ArrayElement(array, index, false), List.of(),
                List.of((long) counted), 0);
    }

    private static boolean test(CallContext context, String caller, Object function, ArrayValue array, int index, int counted) {
        return call(context, caller, function, array, index, counted) == Boolean.TRUE;
    }

    private static void addWalks(FunctionLibrary library) {
        library.with(CHANGE, "for_each", ARRAY, FUNCTION, (context, array, function) -> {
            ArrayValue walked = (ArrayValue) array;
            for (int index = 0; index < walked.size(); index++) {
                Callbacks.call(context, "for_each", (FunctionPointer) function, new ArrayElement(walked, index, false), List.of(),
                        List.of((long) index), -1);
            }
            return Unit.UNIT;
        });
        library.read("map", ARRAY, FUNCTION, (context, array, function) -> {
            ArrayValue walked = ((ArrayValue) array).copy();
            ArrayValue result = new ArrayValue(walked.size());
            context.hold(result);
            for (int index = 0; index < walked.size(); index++) {
                result.add(call(context, "map", function, walked, index, index));
                context.checkArraySize(result.size());
            }
            return result;
        });
        library.read("filter", ARRAY, FUNCTION, (context, array, function) -> {
            ArrayValue walked = ((ArrayValue) array).copy();
            ArrayValue result = new ArrayValue();
            for (int index = 0; index < walked.size(); index++) {
                if (test(context, "filter", function, walked, index, index)) {
                    result.add(Copyable.of(walked.get(index)));
                    context.checkArraySize(result.size());
                }
            }
            return result;
        });
        library.read("zip", ARRAY, ARRAY, FUNCTION, (context, one, two, function) -> {
            ArrayValue first = (ArrayValue) one;
            ArrayValue second = (ArrayValue) two;
            ArrayValue result = new ArrayValue();
            context.hold(result);
            for (int index = 0; index < Math.min(first.size(), second.size()); index++) {
                result.add(Callbacks.call(context, "zip", (FunctionPointer) function, null,
                        List.of(first.get(index), second.get(index)), List.of((long) index), -1));
                context.checkArraySize(result.size());
            }
            return result;
        });
    }

    /** The index of the first element from {@code start} on for which the function gives true; -1 if there is none. */
    static long search(CallContext context, Object array, Object function, long start) {
        ArrayValue walked = ((ArrayValue) array).copy();
        for (int index = Offsets.place(walked.size(), start); index < walked.size(); index++) {
            if (test(context, "index_of", function, walked, index, index)) {
                return index;
            }
        }
        return -1;
    }

    private static Object find(CallContext context, Object array, Object function, long start) {
        long found = search(context, array, function, start);
        return found < 0 ? Unit.UNIT : Copyable.of(((ArrayValue) array).get((int) found));
    }

    private static Object findMap(CallContext context, Object array, Object function, long start) {
        ArrayValue walked = ((ArrayValue) array).copy();
        for (int index = Offsets.place(walked.size(), start); index < walked.size(); index++) {
            Object value = call(context, "find_map", function, walked, index, index);
            if (value != Unit.UNIT) {
                return value;
            }
        }
        return Unit.UNIT;
    }

    private static void addSearch(FunctionLibrary library) {
        library.read("index_of", ARRAY, FUNCTION, (context, array, function) -> search(context, array, function, 0));
        library.read("index_of", ARRAY, FUNCTION, INT, (context, array, function, start) ->
                search(context, array, function, (Long) start));
        library.read("find", ARRAY, FUNCTION, (context, array, function) -> find(context, array, function, 0));
        library.read("find", ARRAY, FUNCTION, INT, (context, array, function, start) ->
                find(context, array, function, (Long) start));
        library.read("find_map", ARRAY, FUNCTION, (context, array, function) -> findMap(context, array, function, 0));
        library.read("find_map", ARRAY, FUNCTION, INT, (context, array, function, start) ->
                findMap(context, array, function, (Long) start));
        library.read("some", ARRAY, FUNCTION, (context, array, function) -> any(context, "some", array, function, true));
        library.read("all", ARRAY, FUNCTION, (context, array, function) -> !any(context, "all", array, function, false));
    }

    private static boolean any(CallContext context, String caller, Object array, Object function, boolean wanted) {
        ArrayValue walked = ((ArrayValue) array).copy();
        for (int index = 0; index < walked.size(); index++) {
            if (test(context, caller, function, walked, index, index) == wanted) {
                return true;
            }
        }
        return false;
    }

    private static void addReductions(FunctionLibrary library) {
        library.read("reduce", ARRAY, FUNCTION, (context, array, function) -> reduce(context, array, function, Unit.UNIT));
        library.read("reduce", ARRAY, FUNCTION, ANY, ArrayCallbacks::reduce);
        library.read("reduce_rev", ARRAY, FUNCTION, (context, array, function) ->
                reduceFromEnd(context, array, function, Unit.UNIT));
        library.read("reduce_rev", ARRAY, FUNCTION, ANY, ArrayCallbacks::reduceFromEnd);
    }

    private static Object reduce(CallContext context, Object array, Object function, Object initial) {
        ArrayValue walked = ((ArrayValue) array).copy();
        Object result = initial;
        for (int index = 0; index < walked.size(); index++) {
            result = step(context, "reduce", walked, function, result, index);
        }
        return result;
    }

    private static Object reduceFromEnd(CallContext context, Object array, Object function, Object initial) {
        ArrayValue walked = ((ArrayValue) array).copy();
        Object result = initial;
        for (int index = walked.size() - 1; index >= 0; index--) {
            result = step(context, "reduce_rev", walked, function, result, index);
        }
        return result;
    }

    private static Object step(CallContext context, String caller, ArrayValue array, Object function, Object result, int index) {
        return Callbacks.call(context, caller, (FunctionPointer) function, new ArrayElement(array, index, false), List.of(result),
                List.of((long) index), 1);
    }

    private static void addRemovals(FunctionLibrary library) {
        library.with(CHANGE, "drain", ARRAY, FUNCTION, (context, array, function) ->
                remove(context, "drain", (ArrayValue) array, function, true));
        library.with(CHANGE, "retain", ARRAY, FUNCTION, (context, array, function) ->
                remove(context, "retain", (ArrayValue) array, function, false));
        library.with(CHANGE, "dedup", ARRAY, (context, array) -> dedup(context, (ArrayValue) array, new FunctionPointer("==")));
        library.with(CHANGE, "dedup", ARRAY, FUNCTION, (context, array, function) ->
                dedup(context, (ArrayValue) array, (FunctionPointer) function));
    }

    private static Object remove(CallContext context, String caller, ArrayValue array, Object function, boolean wanted) {
        ArrayValue removed = new ArrayValue();
        ArrayValue kept = new ArrayValue();
        int index = 0;
        for (; index < array.size(); index++) {
            boolean goes = test(context, caller, function, array, index, index) == wanted;
            (goes ? removed : kept).add(Copyable.of(array.get(index)));
        }
        array.become(kept);
        return removed;
    }

    private static Object dedup(CallContext context, ArrayValue array, FunctionPointer function) {
        ArrayValue kept = new ArrayValue();
        for (int index = 0; index < array.size(); index++) {
            Object item = array.get(index);
            if (kept.isEmpty() || !same(context, function, kept.get(kept.size() - 1), item)) {
                kept.add(Copyable.of(item));
            }
        }
        array.become(kept);
        return Unit.UNIT;
    }

    /** A comparison that fails means that they are not the same, as the reference has it; but limits stay limits. */
    private static boolean same(CallContext context, FunctionPointer function, Object one, Object two) {
        try {
            return context.call(function, Copyable.of(one), Copyable.of(two)) == Boolean.TRUE;
        } catch (RhaiException failure) {
            if (failure.kind().isSystem()) {
                throw failure;
            }
            return false;
        }
    }
}
