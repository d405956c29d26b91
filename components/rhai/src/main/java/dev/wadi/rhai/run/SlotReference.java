package dev.wadi.rhai.run;

import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Cell;

/** A variable of a frame as a place. */
record SlotReference(Frame frame, int slot, boolean isConstant) implements Reference {

    @Override
    public Object get() {
        return Cell.open(frame.slots[slot]);
    }

    @Override
    public Object own() {
        return get();
    }

    @Override
    public void set(Object value) {
        if (frame.slots[slot] instanceof Cell cell) {
            cell.set(value);
        } else {
            frame.slots[slot] = value;
        }
    }
}
