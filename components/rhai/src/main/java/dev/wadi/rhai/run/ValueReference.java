package dev.wadi.rhai.run;

import dev.wadi.rhai.function.Reference;

/** A value that is nowhere: changes of it are lost with it. */
public final class ValueReference implements Reference {

    private Object value;

    public ValueReference(Object value) {
        this.value = value;
    }

    @Override
    public Object get() {
        return value;
    }

    @Override
    public Object own() {
        return value;
    }

    @Override
    public void set(Object newValue) {
        value = newValue;
    }

    @Override
    public boolean isConstant() {
        return false;
    }
}
