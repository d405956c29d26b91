package dev.wadi.rhai.run;

import dev.wadi.rhai.function.Reference;

/**
 * The variables that are visible at one place of a running function, by name.
 *
 * @param variables those that were declared before this place, in their order
 */
public record ScopeView(Frame frame, Visible[] variables) {

    /** A variable and where it is. */
    public record Visible(String name, int slot, boolean constant) {
    }

    /** The latest variable of this name, also of outer views; null if there is none. */
    Reference find(String name) {
        Frame.NamedVariable named = frame.findNamed(name);
        if (named != null) {
            return new CellReference(named.cell(), named.constant());
        }
        for (int index = variables.length - 1; index >= 0; index--) {
            if (variables[index].name.equals(name)) {
                return new SlotReference(frame, variables[index].slot, variables[index].constant);
            }
        }
        return frame.outer == null ? null : frame.outer.find(name);
    }
}
