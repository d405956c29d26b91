package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.ARRAY;
import static dev.wadi.rhai.function.ParameterType.FUNCTION;
import static dev.wadi.rhai.function.Receiver.CHANGE;
import static dev.wadi.rhai.function.Receiver.READ_NO_CONSTANT;

import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.CodePoint;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;
import java.util.Arrays;
import java.util.Comparator;

/** Sorting: in place, or into a new array. Equal elements keep their order. */
final class SortFunctions {

    private SortFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.with(CHANGE, "sort", ARRAY, (context, array) -> inPlace(context, array, natural(array)));
        library.with(CHANGE, "sort_desc", ARRAY, (context, array) -> inPlace(context, array, natural(array).reversed()));
        library.with(READ_NO_CONSTANT, "order", ARRAY, (context, array) -> sorted(context, array, natural(array)));
        library.with(READ_NO_CONSTANT, "order_desc", ARRAY, (context, array) ->
                sorted(context, array, natural(array).reversed()));
        for (String name : new String[] {"sort", "sort_by"}) {
            library.with(CHANGE, name, ARRAY, FUNCTION, (context, array, function) ->
                    inPlace(context, array, by(context, (FunctionPointer) function)));
        }
        for (String name : new String[] {"order", "order_by"}) {
            library.with(READ_NO_CONSTANT, name, ARRAY, FUNCTION, (context, array, function) ->
                    sorted(context, array, by(context, (FunctionPointer) function)));
        }
    }

    private static Object inPlace(CallContext context, Object array, Comparator<Object> order) {
        ((ArrayValue) array).become(sorted(context, array, order));
        return Unit.UNIT;
    }

    private static ArrayValue sorted(CallContext context, Object array, Comparator<Object> order) {
        Object[] items = ((ArrayValue) array).asList().stream().map(Copyable::of).toArray();
        try {
            Arrays.sort(items, (x, y) -> {
                context.countOperation();
                return order.compare(x, y);
            });
        } catch (IllegalArgumentException contradictory) {
            throw Failures.runtime("error in comparer for sorting");
        }
        return ArrayValue.over(items);
    }

    private static Comparator<Object> natural(Object array) {
        ArrayValue items = (ArrayValue) array;
        if (items.size() <= 1) {
            return (x, y) -> 0;
        }
        Object first = items.get(0);
        if (items.asList().stream().anyMatch(item -> item.getClass() != first.getClass())) {
            throw Failures.functionNotFound("elements of different types cannot be sorted");
        }
        if (first instanceof Long) {
            return (x, y) -> Long.compare((Long) x, (Long) y);
        }
        if (first instanceof Double) {
            return (x, y) -> (Double) x < (Double) y ? -1 : (Double) x > (Double) y ? 1 : 0;
        }
        if (first instanceof String) {
            return (x, y) -> Texts.BY_CODE_POINTS.compare((String) x, (String) y);
        }
        if (first instanceof Boolean) {
            return (x, y) -> Boolean.compare((Boolean) x, (Boolean) y);
        }
        if (first instanceof CodePoint) {
            return (x, y) -> ((CodePoint) x).compareTo((CodePoint) y);
        }
        if (first == Unit.UNIT) {
            return (x, y) -> 0;
        }
        throw Failures.functionNotFound("elements of " + Texts.typeName(first) + " cannot be sorted");
    }

    /** What the function says: a number below, at or above zero, or true for "comes before". */
    private static Comparator<Object> by(CallContext context, FunctionPointer function) {
        return (x, y) -> {
            Object order;
            try {
                order = context.call(function, Copyable.of(x), Copyable.of(y));
            } catch (RhaiException failure) {
                if (failure.kind().isSystem()) {
                    throw failure;
                }
                order = Unit.UNIT;
            }
            return order instanceof Long number ? Long.signum(number)
                    : order instanceof Boolean before ? before ? -1 : 1
                    : x.getClass().getName().compareTo(y.getClass().getName());
        };
    }
}
