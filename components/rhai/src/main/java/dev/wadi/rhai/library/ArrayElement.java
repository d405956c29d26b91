package dev.wadi.rhai.library;

import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.ArrayValue;

/** An element of an array as a place, so that {@code this} in a closure is the element itself. */
record ArrayElement(ArrayValue array, int index, boolean isConstant) implements Reference {

    @Override
    public Object get() {
        return array.get(index);
    }

    @Override
    public Object own() {
        return array.own(index);
    }

    @Override
    public void set(Object value) {
        array.set(index, value);
    }
}
