package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;

/** A value that was put aside, because it is needed more than once or had to be evaluated earlier. */
public final class HiddenNode extends PlaceNode {

    private final int slot;

    public HiddenNode(int slot, Position position) {
        super(position);
        this.slot = slot;
    }

    @Override
    public Object peek(Frame frame) {
        return frame.slots[slot];
    }

    @Override
    public Object eval(Frame frame) {
        return frame.slots[slot];
    }

    @Override
    public Object own(Frame frame) {
        return frame.slots[slot];
    }

    @Override
    public void replace(Frame frame, Object value) {
        frame.slots[slot] = value;
    }

    @Override
    public void assign(Frame frame, Operator operator, Object value, Position operatorPosition) {
        replace(frame, value);
    }

    @Override
    public boolean isConstant(Frame frame) {
        return false;
    }

    @Override
    public String rootName() {
        return "";
    }

    @Override
    public Position start() {
        return position();
    }
}
