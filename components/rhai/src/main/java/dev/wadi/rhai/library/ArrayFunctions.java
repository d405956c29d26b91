package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.ANY;
import static dev.wadi.rhai.function.ParameterType.ARRAY;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.RANGE;
import static dev.wadi.rhai.function.Receiver.CHANGE;
import static dev.wadi.rhai.function.Receiver.READ_NO_CONSTANT;

import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.RangeValue;
import dev.wadi.rhai.value.Unit;
import java.util.List;

/** Arrays without function pointers: elements, parts, order, equality. */
final class ArrayFunctions {

    private ArrayFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.readBoth("len", ARRAY, (context, array) -> (long) ((ArrayValue) array).size());
        library.readBoth("is_empty", ARRAY, (context, array) -> ((ArrayValue) array).isEmpty());
        addElements(library);
        addLengths(library);
        addParts(library);
        library.read("==", ARRAY, ARRAY, (context, x, y) -> equal(context, (ArrayValue) x, (ArrayValue) y));
        library.read("!=", ARRAY, ARRAY, (context, x, y) -> !equal(context, (ArrayValue) x, (ArrayValue) y));
        library.read("contains", ARRAY, ANY, (context, array, value) -> indexOf(context, (ArrayValue) array, value, 0) >= 0);
        library.read("index_of", ARRAY, ANY, (context, array, value) -> indexOf(context, (ArrayValue) array, value, 0));
        library.read("index_of", ARRAY, ANY, INT, (context, array, value, from) ->
                indexOf(context, (ArrayValue) array, value, Offsets.place(((ArrayValue) array).size(), (Long) from)));
    }

    private static void addElements(FunctionLibrary library) {
        library.with(READ_NO_CONSTANT, "get", ARRAY, INT, (context, array, index) -> get((ArrayValue) array, (Long) index));
        library.with(CHANGE, "set", ARRAY, INT, ANY, (context, array, index, value) -> {
            int place = Offsets.place(((ArrayValue) array).size(), (Long) index);
            if (place < ((ArrayValue) array).size()) {
                ((ArrayValue) array).set(place, value);
            }
            return Unit.UNIT;
        });
        library.with(CHANGE, "push", ARRAY, ANY, (context, array, value) -> {
            ((ArrayValue) array).add(value);
            context.checkArraySize(((ArrayValue) array).size());
            return Unit.UNIT;
        });
        library.with(CHANGE, "insert", ARRAY, INT, ANY, (context, array, index, value) -> {
            ArrayValue changed = (ArrayValue) array;
            changed.insert(Offsets.place(changed.size(), (Long) index), value);
            context.checkArraySize(changed.size());
            return Unit.UNIT;
        });
        library.with(CHANGE, "pop", ARRAY, (context, array) -> remove((ArrayValue) array, ((ArrayValue) array).size() - 1));
        library.with(CHANGE, "shift", ARRAY, (context, array) -> remove((ArrayValue) array, 0));
        library.with(CHANGE, "remove", ARRAY, INT, (context, array, index) ->
                remove((ArrayValue) array, Offsets.exact(((ArrayValue) array).size(), (Long) index)));
    }

    static Object get(ArrayValue array, long index) {
        int place = Offsets.place(array.size(), index);
        return place >= array.size() ? Unit.UNIT : Copyable.of(array.get(place));
    }

    private static Object remove(ArrayValue array, int place) {
        return place < 0 || place >= array.size() ? Unit.UNIT : array.remove(place);
    }

    private static void addLengths(FunctionLibrary library) {
        library.with(CHANGE, "append", ARRAY, ARRAY, (context, array, more) -> {
            context.checkArraySize(((ArrayValue) array).size() + (long) ((ArrayValue) more).size());
            ((ArrayValue) array).addAll((ArrayValue) more);
            return Unit.UNIT;
        });
        library.read("+", ARRAY, ARRAY, (context, x, y) -> {
            ArrayValue sum = ((ArrayValue) x).copy();
            context.checkArraySize(sum.size() + (long) ((ArrayValue) y).size());
            sum.addAll((ArrayValue) y);
            return sum;
        });
        library.with(CHANGE, "pad", ARRAY, INT, ANY, (context, array, size, item) -> pad(context, (ArrayValue) array, (Long) size, item));
        library.with(CHANGE, "clear", ARRAY, (context, array) -> {
            ((ArrayValue) array).clear();
            return Unit.UNIT;
        });
        library.with(CHANGE, "truncate", ARRAY, INT, (context, array, size) -> {
            ArrayValue changed = (ArrayValue) array;
            int kept = (int) Math.min(Math.max(0, (Long) size), changed.size());
            changed.removeRange(kept, changed.size());
            return Unit.UNIT;
        });
        library.with(CHANGE, "chop", ARRAY, INT, (context, array, size) -> {
            ArrayValue changed = (ArrayValue) array;
            int kept = (int) Math.min(Math.max(0, (Long) size), changed.size());
            changed.removeRange(0, changed.size() - kept);
            return Unit.UNIT;
        });
        library.with(CHANGE, "reverse", ARRAY, (context, array) -> {
            ArrayValue changed = (ArrayValue) array;
            Object[] items = changed.asList().toArray();
            ArrayValue reversed = new ArrayValue(items.length);
            for (int index = items.length - 1; index >= 0; index--) {
                reversed.add(Copyable.of(items[index]));
            }
            changed.become(reversed);
            return Unit.UNIT;
        });
    }

    private static Object pad(CallContext context, ArrayValue array, long size, Object item) {
        if (size > array.size()) {
            context.checkArraySize(size);
            while (array.size() < size) {
                array.add(Copyable.of(item));
                context.checkArraySize(array.size());
            }
        }
        return Unit.UNIT;
    }

    private static void addParts(FunctionLibrary library) {
        part(library, "extract", READ_NO_CONSTANT, (array, part) -> array.slice(part.start(), part.end()));
        part(library, "drain", CHANGE, (array, part) -> array.removeRange(part.start(), part.end()));
        part(library, "retain", CHANGE, ArrayFunctions::retain);
        library.with(READ_NO_CONSTANT, "extract", ARRAY, INT, (context, array, from) -> {
            Offsets part = Offsets.of(((ArrayValue) array).size(), (Long) from, Long.MAX_VALUE);
            return ((ArrayValue) array).slice(part.start(), part.end());
        });
        library.with(CHANGE, "split", ARRAY, INT, (context, array, index) -> {
            ArrayValue changed = (ArrayValue) array;
            return changed.removeRange(Offsets.place(changed.size(), (Long) index), changed.size());
        });
        library.with(CHANGE, "splice", ARRAY, RANGE, ARRAY, (context, array, range, items) -> splice(context, (ArrayValue) array,
                ((RangeValue) range).from(), ((RangeValue) range).length(), (ArrayValue) items));
        library.with(CHANGE, "splice", List.of(ARRAY, INT, INT, ARRAY), (context, all) ->
                splice(context, (ArrayValue) all[0], (Long) all[1], (Long) all[2], (ArrayValue) all[3]));
    }

    /** What to do with a part of an array. */
    private interface PartFunction {
        ArrayValue apply(ArrayValue array, Offsets part);
    }

    private static void part(FunctionLibrary library, String name, Receiver receiver, PartFunction function) {
        library.with(receiver, name, ARRAY, RANGE, (context, array, range) -> apply(function, (ArrayValue) array,
                ((RangeValue) range).from(), ((RangeValue) range).length()));
        library.with(receiver, name, ARRAY, INT, INT, (context, array, from, count) ->
                apply(function, (ArrayValue) array, (Long) from, (Long) count));
    }

    private static ArrayValue apply(PartFunction function, ArrayValue array, long from, long count) {
        Offsets part = Offsets.of(array.size(), from, count);
        return part.length() == 0 ? new ArrayValue() : function.apply(array, part);
    }

    /** Keeps the part; gives what was before and behind it. */
    private static ArrayValue retain(ArrayValue array, Offsets part) {
        ArrayValue removed = array.removeRange(part.end(), array.size());
        ArrayValue before = array.removeRange(0, part.start());
        before.addAll(removed);
        return before;
    }

    private static Object splice(CallContext context, ArrayValue array, long from, long count, ArrayValue items) {
        Offsets part = Offsets.of(array.size(), from, count);
        context.checkArraySize(array.size() + (long) items.size());
        ArrayValue behind = array.removeRange(part.end(), array.size());
        array.removeRange(part.start(), array.size());
        array.addAll(items);
        array.addAll(behind);
        return Unit.UNIT;
    }

    private static boolean equal(CallContext context, ArrayValue x, ArrayValue y) {
        if (x.size() != y.size()) {
            return false;
        }
        for (int index = 0; index < x.size(); index++) {
            context.countOperation();
            if (!context.areEqual(x.get(index), y.get(index))) {
                return false;
            }
        }
        return true;
    }

    static long indexOf(CallContext context, ArrayValue array, Object value, int from) {
        for (int index = from; index < array.size(); index++) {
            context.countOperation();
            if (context.areEqual(array.get(index), value)) {
                return index;
            }
        }
        return -1;
    }
}
