package dev.wadi.rhai.run;

import dev.wadi.rhai.value.FunctionPointer;
import java.util.List;

/** A compiled function of a script. */
public final class FunctionCode {

    private final String name;
    private final String thisType;
    private final List<String> parameters;
    private final boolean isPrivate;
    private Program program;
    private Node body;
    private int slotCount;

    public FunctionCode(String name, String thisType, List<String> parameters, boolean isPrivate) {
        this.name = name;
        this.thisType = thisType;
        this.parameters = List.copyOf(parameters);
        this.isPrivate = isPrivate;
    }

    /** Called once, when the function's body has been compiled; null stands for an empty one. */
    public void complete(Program owner, Node compiled, int slots) {
        program = owner;
        body = compiled;
        slotCount = slots;
    }

    public String name() {
        return name;
    }

    /** The type that {@code this} must have; null for any. */
    public String thisType() {
        return thisType;
    }

    public List<String> parameters() {
        return parameters;
    }

    public boolean isPrivate() {
        return isPrivate;
    }

    public boolean isAnonymous() {
        return name.startsWith(FunctionPointer.ANONYMOUS);
    }

    int arity() {
        return parameters.size();
    }

    Program program() {
        return program;
    }

    Node body() {
        return body;
    }

    int slotCount() {
        return slotCount;
    }
}
