package dev.wadi.rhai.run;

import dev.wadi.rhai.function.NativeFunction;
import dev.wadi.rhai.function.Overloads;

/** Remembers which function fitted the classes of the arguments the last time. */
final class Resolution {

    private record Found(Class<?>[] classes, NativeFunction function) {
        boolean fits(Object[] arguments) {
            for (int index = 0; index < classes.length; index++) {
                if (arguments[index].getClass() != classes[index]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Overloads overloads;
    private Found last;

    Resolution(Overloads overloads) {
        this.overloads = overloads;
    }

    /** Null if no function fits. */
    NativeFunction find(Object[] arguments) {
        Found known = last;
        if (known != null && known.fits(arguments)) {
            return known.function;
        }
        NativeFunction function = overloads.find(arguments);
        if (function != null) {
            Class<?>[] classes = new Class<?>[arguments.length];
            for (int index = 0; index < classes.length; index++) {
                classes[index] = arguments[index].getClass();
            }
            last = new Found(classes, function);
        }
        return function;
    }
}
