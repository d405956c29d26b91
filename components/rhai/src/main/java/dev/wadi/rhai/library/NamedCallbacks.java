package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.ANY;
import static dev.wadi.rhai.function.ParameterType.ARRAY;
import static dev.wadi.rhai.function.ParameterType.FUNCTION;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.STRING;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.ParameterType;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.FunctionPointer;
import java.util.ArrayList;
import java.util.List;

/** Functions of arrays that take the name of a function instead of a pointer to it: an old form that scripts may still have. */
final class NamedCallbacks {

    private static final String[] ONE_FUNCTION = {"map", "filter", "some", "all", "dedup", "sort", "drain", "retain"};

    private NamedCallbacks() {
    }

    static void addTo(FunctionLibrary library) {
        for (String name : ONE_FUNCTION) {
            byName(library, name, List.of(ARRAY, FUNCTION));
        }
        for (String name : new String[] {"reduce", "reduce_rev"}) {
            byName(library, name, List.of(ARRAY, FUNCTION));
            byName(library, name, List.of(ARRAY, FUNCTION, ANY));
        }
        library.read("index_of", ARRAY, STRING, (context, array, name) -> indexOf(context, array, (String) name, 0));
        library.read("index_of", ARRAY, STRING, INT, (context, array, name, start) ->
                indexOf(context, array, (String) name, (Long) start));
    }

    /** The same function, but for the second parameter. The one with a pointer is there only after all others were added. */
    private static void byName(FunctionLibrary library, String name, List<ParameterType> types) {
        NativeFunction function = library.functions(name, types.size()).findExact(types);
        List<ParameterType> named = new ArrayList<>(types);
        named.set(1, STRING);
        library.with(function.receiver(), name, named, (context, arguments) -> {
            Object[] resolved = arguments.clone();
            resolved[1] = new FunctionPointer((String) arguments[1]);
            return function.call(context, resolved);
        });
    }

    /** If there is no function of this name, the string itself is sought. */
    private static Object indexOf(CallContext context, Object array, String name, long start) {
        try {
            return ArrayCallbacks.search(context, array, new FunctionPointer(name), start);
        } catch (RhaiException failure) {
            if (failure.root().kind() != ErrorKind.FUNCTION_NOT_FOUND) {
                throw failure;
            }
            return ArrayFunctions.indexOf(context, (ArrayValue) array, name, Offsets.place(((ArrayValue) array).size(), start));
        }
    }
}
