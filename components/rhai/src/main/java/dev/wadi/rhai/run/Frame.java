package dev.wadi.rhai.run;

import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Cell;
import java.util.ArrayList;
import java.util.List;

/** The variables of one call of a function, or of the script itself. */
public final class Frame {

    /** A variable that was declared by an evaluated text, and is found by its name. */
    record NamedVariable(String name, Cell cell, boolean constant) {
    }

    final Object[] slots;
    final Run run;
    final Program program;
    /** What {@code this} is; null when it is not bound. */
    final Reference self;
    final Frame caller;
    /** What a name means that is not declared here: the variables of the caller, for evaluated texts and {@code f!(…)}. */
    final ScopeView outer;
    /** Value of the last completion. */
    Object result;
    private List<NamedVariable> named = List.of();

    Frame(Object[] slots, Run run, Program program, Reference self, Frame caller, ScopeView outer) {
        this.slots = slots;
        this.run = run;
        this.program = program;
        this.self = self;
        this.caller = caller;
        this.outer = outer;
    }

    void declareNamed(NamedVariable variable) {
        if (named.isEmpty()) {
            named = new ArrayList<>();
        }
        named.add(variable);
    }

    List<NamedVariable> named() {
        return named;
    }

    int namedCount() {
        return named.size();
    }

    void forgetNamed(int count) {
        if (named.size() > count) {
            named.subList(count, named.size()).clear();
        }
    }

    /** The latest one of this name; null if there is none. */
    NamedVariable findNamed(String name) {
        for (int index = named.size() - 1; index >= 0; index--) {
            if (named.get(index).name.equals(name)) {
                return named.get(index);
            }
        }
        return null;
    }
}
