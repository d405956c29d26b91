package dev.wadi.rhai.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Points to a function by name, with arguments that were bound to it before. A closure is a pointer to an anonymous function whose
 * first arguments are the captured variables.
 *
 * @param definition the function itself when it is known, such as a closure's; null when it is looked up by name at the call
 */
public record FunctionPointer(String name, List<Object> curried, Object definition) {

    /** Begins the name of every anonymous function. */
    public static final String ANONYMOUS = "anon$";

    public FunctionPointer(String name) {
        this(name, List.of(), null);
    }

    public boolean isAnonymous() {
        return name.startsWith(ANONYMOUS);
    }

    public FunctionPointer curry(List<Object> more) {
        List<Object> all = new ArrayList<>(curried);
        all.addAll(more);
        return new FunctionPointer(name, all, definition);
    }

    @Override
    public String toString() {
        return "Fn(" + name + ")";
    }
}
