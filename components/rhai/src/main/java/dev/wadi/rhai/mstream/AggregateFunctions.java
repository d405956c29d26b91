package dev.wadi.rhai.mstream;

import static dev.wadi.rhai.function.ParameterType.ARRAY;
import static dev.wadi.rhai.function.ParameterType.FUNCTION;

import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Unit;
import java.util.HashSet;
import java.util.Set;

/** Sums, extremes and groups of arrays. What is no number does not count; nor does NaN. */
final class AggregateFunctions {

    private AggregateFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.read("sum", ARRAY, (context, array) -> sum(items(context, array, null)));
        library.read("sum", ARRAY, FUNCTION, (context, array, key) -> sum(items(context, array, key)));
        library.read("avg", ARRAY, (context, array) -> average(items(context, array, null)));
        library.read("avg", ARRAY, FUNCTION, (context, array, key) -> average(items(context, array, key)));
        library.read("min", ARRAY, (context, array) -> extreme(context, array, null, -1));
        library.read("min", ARRAY, FUNCTION, (context, array, key) -> extreme(context, array, key, -1));
        library.read("max", ARRAY, (context, array) -> extreme(context, array, null, 1));
        library.read("max", ARRAY, FUNCTION, (context, array, key) -> extreme(context, array, key, 1));
        library.read("group_by", ARRAY, FUNCTION, AggregateFunctions::groupBy);
        library.read("count_by", ARRAY, FUNCTION, AggregateFunctions::countBy);
        library.read("unique", ARRAY, (context, array) -> unique(context, array, null));
        library.read("unique", ARRAY, FUNCTION, AggregateFunctions::unique);
    }

    /** The keys of the elements, which are the elements themselves without a function. */
    private static ArrayValue items(CallContext context, Object array, Object function) {
        ArrayValue items = (ArrayValue) array;
        if (function == null) {
            return items;
        }
        ArrayValue keys = new ArrayValue(items.size());
        context.hold(keys);
        for (int index = 0; index < items.size(); index++) {
            keys.add(context.call((FunctionPointer) function, Copyable.of(items.get(index))));
        }
        return keys;
    }

    private static boolean isNumber(Object value) {
        return value instanceof Long || value instanceof Double number && !Double.isNaN(number);
    }

    private static Object sum(ArrayValue items) {
        long whole = 0;
        double floating = 0;
        boolean isFloat = false;
        for (Object item : items.asList()) {
            if (!isNumber(item)) {
                continue;
            }
            floating += ((Number) item).doubleValue();
            if (item instanceof Long number && !isFloat) {
                long next = whole + number;
                isFloat = ((whole ^ next) & (number ^ next)) < 0;
                whole = next;
            } else {
                isFloat = true;
            }
        }
        return isFloat ? (Object) floating : (Object) whole;
    }

    private static Object average(ArrayValue items) {
        double sum = 0;
        long count = 0;
        for (Object item : items.asList()) {
            if (isNumber(item)) {
                sum += ((Number) item).doubleValue();
                count++;
            }
        }
        return count == 0 ? Unit.UNIT : (Object) (sum / count);
    }

    private static Object extreme(CallContext context, Object array, Object function, int sign) {
        ArrayValue keys = items(context, array, function);
        int found = -1;
        for (int index = 0; index < keys.size(); index++) {
            Object key = keys.get(index);
            if (isNumber(key) && (found < 0 || compare(key, keys.get(found)) * sign > 0)) {
                found = index;
            }
        }
        return found < 0 ? Unit.UNIT : Copyable.of(((ArrayValue) array).get(found));
    }

    private static int compare(Object x, Object y) {
        if (x instanceof Long one && y instanceof Long two) {
            return Long.compare(one, two);
        }
        double one = ((Number) x).doubleValue();
        double two = ((Number) y).doubleValue();
        // not Double.compare, for which -0.0 is less than 0.0
        return one < two ? -1 : one > two ? 1 : 0;
    }

    private static Object groupBy(CallContext context, Object array, Object function) {
        ArrayValue keys = items(context, array, function);
        ObjectMap groups = new ObjectMap();
        long length = 0;
        for (int index = 0; index < keys.size(); index++) {
            String key = CanonicalText.of(keys.get(index));
            length = CanonicalText.counted(length, key);
            if (!groups.contains(key)) {
                groups.put(key, new ArrayValue());
                context.checkMapSize(groups.size());
            }
            ((ArrayValue) groups.own(key)).add(Copyable.of(((ArrayValue) array).get(index)));
        }
        return groups;
    }

    private static Object countBy(CallContext context, Object array, Object function) {
        ObjectMap counts = new ObjectMap();
        long length = 0;
        for (Object value : items(context, array, function).asList()) {
            String key = CanonicalText.of(value);
            length = CanonicalText.counted(length, key);
            counts.put(key, counts.get(key) instanceof Long count ? count + 1 : 1L);
            context.checkMapSize(counts.size());
        }
        return counts;
    }

    private static Object unique(CallContext context, Object array, Object function) {
        ArrayValue keys = items(context, array, function);
        Set<String> seen = new HashSet<>();
        ArrayValue result = new ArrayValue();
        long length = 0;
        for (int index = 0; index < keys.size(); index++) {
            String key = CanonicalText.of(keys.get(index));
            length = CanonicalText.counted(length, key);
            if (seen.add(key)) {
                result.add(Copyable.of(((ArrayValue) array).get(index)));
            }
        }
        return result;
    }
}
