package dev.wadi.rhai.library;

import static dev.wadi.rhai.function.ParameterType.ANY;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;

/** Values as text: printed, and turned into strings. */
final class PrintFunctions {

    private PrintFunctions() {
    }

    static void addTo(FunctionLibrary library) {
        library.read("to_string", ANY, (context, value) -> context.checked(Texts.display(value)));
        library.read("to_debug", ANY, (context, value) -> context.checked(Texts.debug(value)));
        library.read("print", ANY, (context, value) -> {
            context.print(Texts.display(value));
            return Unit.UNIT;
        });
        library.read("debug", ANY, (context, value) -> {
            context.debug(Texts.debug(value));
            return Unit.UNIT;
        });
        library.add(NativeFunction.of("print", context -> {
            context.print("");
            return Unit.UNIT;
        }));
        library.add(NativeFunction.of("debug", context -> {
            context.debug("");
            return Unit.UNIT;
        }));
    }
}
