package dev.wadi.rhai.mstream;

import static dev.wadi.rhai.function.ParameterType.ARRAY;
import static dev.wadi.rhai.function.ParameterType.MAP;
import static dev.wadi.rhai.function.ParameterType.STRING;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fields of maps, and arrays inside of arrays. What is left of a map stays as it was. */
final class FieldFunctions {

    private FieldFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.read("flatten", ARRAY, (context, array) -> {
            ArrayValue flat = new ArrayValue();
            for (Object item : ((ArrayValue) array).asList()) {
                if (item instanceof ArrayValue inner) {
                    flat.addAll(inner);
                } else {
                    flat.add(Copyable.of(item));
                }
                context.checkArraySize(flat.size());
            }
            return flat;
        });
        library.read("pluck", ARRAY, STRING, (context, array, field) -> {
            ArrayValue values = new ArrayValue(((ArrayValue) array).size());
            for (Object item : ((ArrayValue) array).asList()) {
                Object value = item instanceof MapValue map ? map.get((String) field) : null;
                values.add(value == null ? Unit.UNIT : Copyable.of(value));
            }
            return values;
        });
        library.read("pick", MAP, ARRAY, (context, map, fields) -> without((MapValue) map, (ArrayValue) fields, false));
        library.read("omit", MAP, ARRAY, (context, map, fields) -> without((MapValue) map, (ArrayValue) fields, true));
    }

    private static MapValue without(MapValue map, ArrayValue fields, boolean named) {
        Set<Object> names = new HashSet<>(fields.asList());
        MapValue rest = map.copy();
        for (String key : List.copyOf(map.keys())) {
            if (names.contains(key) == named) {
                rest.remove(key);
            }
        }
        return rest;
    }
}
