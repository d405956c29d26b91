package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.ANY;
import static dev.wadi.rhai.function.ParameterType.FUNCTION;
import static dev.wadi.rhai.function.ParameterType.INT;
import static dev.wadi.rhai.function.ParameterType.STRING;

import dev.wadi.rhai.function.CallContext;
import dev.wadi.rhai.function.ExitSignal;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.Receiver;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.ArrayValue;
import dev.wadi.rhai.value.FunctionPointer;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Unit;
import java.util.function.Predicate;

/** The end of a script, moving values, function pointers, and what functions there are. */
final class CoreFunctions {

    private CoreFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.add(NativeFunction.of("exit", context -> {
            throw new ExitSignal(Unit.UNIT);
        }));
        library.read("exit", ANY, (context, value) -> {
            throw new ExitSignal(value);
        });
        library.with(Receiver.REPLACE, "take", ANY, (context, place) -> {
            Reference target = (Reference) place;
            Object value = target.own();
            target.set(Unit.UNIT);
            return value;
        });
        library.readBoth("name", FUNCTION, (context, pointer) -> ((FunctionPointer) pointer).name());
        library.readBoth("is_anonymous", FUNCTION, (context, pointer) -> ((FunctionPointer) pointer).isAnonymous());
        library.add(NativeFunction.of("get_fn_metadata_list", context -> functions(context, function -> true)));
        library.read("get_fn_metadata_list", STRING, (context, name) ->
                functions(context, function -> function.name().equals(name)));
        library.read("get_fn_metadata_list", STRING, INT, (context, name, count) -> functions(context,
                function -> function.name().equals(name) && function.parameters().size() == (Long) count));
    }

    private static ArrayValue functions(CallContext context, Predicate<CallContext.ScriptFunction> wanted) {
        ArrayValue found = new ArrayValue();
        for (CallContext.ScriptFunction function : context.scriptFunctions()) {
            if (wanted.test(function)) {
                ObjectMap map = new ObjectMap();
                map.put("name", function.name());
                map.put("access", function.isPrivate() ? "private" : "public");
                map.put("is_anonymous", function.name().startsWith(FunctionPointer.ANONYMOUS));
                map.put("params", ArrayValue.of(function.parameters()));
                if (function.thisType() != null) {
                    map.put("this_type", function.thisType());
                }
                found.add(map);
            }
        }
        return found;
    }
}
