package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Cell;

/** A variable of the running function. */
public final class LocalNode extends PlaceNode {

    private final String name;
    private final int slot;
    private final boolean constant;

    public LocalNode(String name, int slot, boolean constant, Position position) {
        super(position);
        this.name = name;
        this.slot = slot;
        this.constant = constant;
    }

    int slot() {
        return slot;
    }

    @Override
    public Object peek(Frame frame) {
        Object value = frame.slots[slot];
        return value instanceof Cell cell ? cell.get() : value;
    }

    @Override
    public Object own(Frame frame) {
        return peek(frame);
    }

    @Override
    public void replace(Frame frame, Object value) {
        if (frame.slots[slot] instanceof Cell cell) {
            cell.set(value);
        } else {
            frame.slots[slot] = value;
        }
    }

    @Override
    public void assign(Frame frame, Operator operator, Object value, Position operatorPosition) {
        if (constant) {
            throw refused(name, position());
        }
        replace(frame, operator == null ? value
                : Operators.assign(operator, peek(frame), value, frame.run, operatorPosition));
    }

    static RhaiException refused(String name, Position position) {
        return new RhaiException(ErrorKind.ASSIGNMENT_TO_CONSTANT, "Cannot modify constant " + name, position)
                .with("variable", name);
    }

    /** Whether a closure has captured it. */
    boolean isShared(Frame frame) {
        return frame.slots[slot] instanceof Cell;
    }

    /** The cell that closures share with it; null if none has captured it. */
    Cell cell(Frame frame) {
        return frame.slots[slot] instanceof Cell cell ? cell : null;
    }

    /** What closures capture: the cell that the variable is in from now on, or the value of a constant. */
    Object share(Frame frame) {
        if (constant) {
            return eval(frame);
        }
        if (frame.slots[slot] instanceof Cell cell) {
            return cell;
        }
        Cell cell = new Cell(frame.slots[slot]);
        frame.slots[slot] = cell;
        return cell;
    }

    @Override
    public boolean isConstant(Frame frame) {
        return constant;
    }

    @Override
    public String rootName() {
        return name;
    }

    @Override
    public Position start() {
        return position();
    }

    @Override
    public Reference reference(Frame frame) {
        return new SlotReference(frame, slot, constant);
    }
}
