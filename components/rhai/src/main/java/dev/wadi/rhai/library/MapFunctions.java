package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.ANY;
import static dev.wadi.rhai.function.ParameterType.FUNCTION;
import static dev.wadi.rhai.function.ParameterType.MAP;
import static dev.wadi.rhai.function.ParameterType.STRING;
import static dev.wadi.rhai.function.Receiver.CHANGE;

import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.MapValue;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Unit;
import java.util.List;

/** Object maps, also those that a host has given. */
final class MapFunctions {

    private MapFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        addProperties(library);
        addMerging(library);
        addCallbacks(library);
        library.read("to_json", MAP, (context, map) -> context.checked(JsonText.of((MapValue) map)));
        library.read("parse_json", STRING, (context, text) -> JsonReader.read(context, (String) text));
    }

    private static void addProperties(FunctionLibrary library) {
        library.read("len", MAP, (context, map) -> (long) ((MapValue) map).size());
        library.read("is_empty", MAP, (context, map) -> ((MapValue) map).size() == 0);
        library.read("contains", MAP, STRING, (context, map, name) -> ((MapValue) map).contains((String) name));
        library.read("get", MAP, STRING, (context, map, name) -> orUnit(Copyable.of(((MapValue) map).get((String) name))));
        library.with(CHANGE, "set", MAP, STRING, ANY, (context, map, name, value) -> {
            ((MapValue) map).put((String) name, value);
            context.checkMapSize(((MapValue) map).size());
            return Unit.UNIT;
        });
        library.with(CHANGE, "clear", MAP, (context, map) -> {
            ((MapValue) map).clear();
            return Unit.UNIT;
        });
        library.with(CHANGE, "remove", MAP, STRING, (context, map, name) -> orUnit(((MapValue) map).remove((String) name)));
        library.read("keys", MAP, (context, map) -> {
            context.checkArraySize(((MapValue) map).size());
            return ArrayValue.of(List.copyOf(((MapValue) map).keys()));
        });
        library.read("values", MAP, (context, map) -> {
            MapValue walked = (MapValue) map;
            context.checkArraySize(walked.size());
            ArrayValue values = new ArrayValue(walked.size());
            walked.keys().forEach(key -> values.add(Copyable.of(walked.get(key))));
            return values;
        });
    }

    private static Object orUnit(Object value) {
        return value == null ? Unit.UNIT : value;
    }

    private static void addMerging(FunctionLibrary library) {
        for (String name : new String[] {"mixin", "+="}) {
            library.with(CHANGE, name, MAP, MAP, (context, map, other) -> {
                merge(context, (MapValue) map, (MapValue) other, true);
                return Unit.UNIT;
            });
        }
        library.with(CHANGE, "fill_with", MAP, MAP, (context, map, other) -> {
            merge(context, (MapValue) map, (MapValue) other, false);
            return Unit.UNIT;
        });
        library.read("+", MAP, MAP, (context, one, two) -> {
            MapValue sum = ((MapValue) one).copy();
            merge(context, sum, (MapValue) two, true);
            return sum;
        });
        library.read("==", MAP, MAP, (context, x, y) -> equal(context, (MapValue) x, (MapValue) y));
        library.read("!=", MAP, MAP, (context, x, y) -> !equal(context, (MapValue) x, (MapValue) y));
    }

    private static void merge(CallContext context, MapValue map, MapValue other, boolean overwrites) {
        for (String key : List.copyOf(other.keys())) {
            if (overwrites || !map.contains(key)) {
                map.put(key, Copyable.of(other.get(key)));
                context.checkMapSize(map.size());
            }
        }
    }

    private static boolean equal(CallContext context, MapValue x, MapValue y) {
        if (x.size() != y.size()) {
            return false;
        }
        for (String key : x.keys()) {
            context.countOperation();
            if (!y.contains(key) || !context.areEqual(x.get(key), y.get(key))) {
                return false;
            }
        }
        return true;
    }

    private static void addCallbacks(FunctionLibrary library) {
        library.read("map", MAP, FUNCTION, (context, map, function) -> {
            ObjectMap result = new ObjectMap();
            context.hold(result);
            MapValue walked = ((MapValue) map).copy();
            for (String key : List.copyOf(walked.keys())) {
                result.put(key, call(context, "filter", walked, key, function));
                context.checkMapSize(result.size());
            }
            return result;
        });
        library.read("filter", MAP, FUNCTION, (context, map, function) -> {
            MapValue walked = ((MapValue) map).copy();
            return split(context, "filter", walked, function, new ObjectMap(), new ObjectMap());
        });
        library.with(CHANGE, "drain", MAP, FUNCTION, (context, map, function) -> {
            ObjectMap kept = new ObjectMap();
            ObjectMap drained = split(context, "drain", (MapValue) map, function, new ObjectMap(), kept);
            drained.keys().forEach(((MapValue) map)::remove);
            return drained;
        });
        library.with(CHANGE, "retain", MAP, FUNCTION, (context, map, function) -> {
            ObjectMap removed = new ObjectMap();
            split(context, "retain", (MapValue) map, function, new ObjectMap(), removed);
            removed.keys().forEach(((MapValue) map)::remove);
            return removed;
        });
    }

    private static Object call(CallContext context, String caller, MapValue map, String key, Object function) {
        return Callbacks.call(context, caller, (FunctionPointer) function, new MapProperty(map, key), List.of(key), List.of(), 1);
    }

    /** Puts what the function says yes to into one map and the rest into the other; gives the first one. */
    private static ObjectMap split(CallContext context, String caller, MapValue map, Object function, ObjectMap yes, ObjectMap no) {
        for (String key : List.copyOf(map.keys())) {
            boolean wanted = call(context, caller, map, key, function) == Boolean.TRUE;
            (wanted ? yes : no).put(key, Copyable.of(map.get(key)));
            context.checkMapSize(yes.size());
        }
        return yes;
    }
}
