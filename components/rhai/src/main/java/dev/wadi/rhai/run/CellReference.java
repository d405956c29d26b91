package dev.wadi.rhai.run;

import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Cell;

/** A captured variable as a place. */
record CellReference(Cell cell, boolean isConstant) implements Reference {

    @Override
    public Object get() {
        return cell.get();
    }

    @Override
    public Object own() {
        return cell.get();
    }

    @Override
    public void set(Object value) {
        cell.set(value);
    }
}
