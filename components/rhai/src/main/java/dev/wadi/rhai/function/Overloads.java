package dev.wadi.rhai.function;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The functions of one name and number of parameters. */
public final class Overloads {

    static final Overloads NONE = new Overloads(List.of());

    private final NativeFunction[] functions;

    private Overloads(List<NativeFunction> functions) {
        this.functions = functions.toArray(NativeFunction[]::new);
    }

    /** With one more; of two with the same types the later one counts. */
    Overloads with(NativeFunction function) {
        List<NativeFunction> all = new ArrayList<>(List.of(functions));
        all.removeIf(other -> other.parameters().equals(function.parameters()));
        all.add(function);
        all.sort(Comparator.comparingInt(NativeFunction::rank));
        return new Overloads(all);
    }

    public boolean isEmpty() {
        return functions.length == 0;
    }

    /** The function with just these parameters; null if there is none. */
    public NativeFunction findExact(List<ParameterType> parameters) {
        for (NativeFunction function : functions) {
            if (function.parameters().equals(parameters)) {
                return function;
            }
        }
        return null;
    }

    /** The function that fits best; null if none does. */
    public NativeFunction find(Object[] arguments) {
        for (NativeFunction function : functions) {
            if (function.accepts(arguments)) {
                return function;
            }
        }
        return null;
    }

    public NativeFunction find(Object argument) {
        for (NativeFunction function : functions) {
            if (function.parameters().get(0).accepts(argument)) {
                return function;
            }
        }
        return null;
    }

    public NativeFunction find(Object first, Object second) {
        for (NativeFunction function : functions) {
            if (function.parameters().get(0).accepts(first) && function.parameters().get(1).accepts(second)) {
                return function;
            }
        }
        return null;
    }
}
