package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.Reference;

/** {@code this}. */
public final class ThisNode extends PlaceNode {

    public ThisNode(Position position) {
        super(position);
    }

    @Override
    public Reference reference(Frame frame) {
        if (frame.self == null) {
            throw new RhaiException(ErrorKind.UNBOUND_THIS, "'this' not bound", position());
        }
        return frame.self;
    }

    @Override
    public Object peek(Frame frame) {
        return reference(frame).get();
    }

    @Override
    public Object own(Frame frame) {
        return reference(frame).own();
    }

    @Override
    public void replace(Frame frame, Object value) {
        reference(frame).set(value);
    }

    @Override
    public void assign(Frame frame, Operator operator, Object value, Position operatorPosition) {
        Reference self = reference(frame);
        if (self.isConstant()) {
            throw LocalNode.refused("", position());
        }
        self.set(operator == null ? value : Operators.assign(operator, self.own(), value, frame.run, operatorPosition));
    }

    @Override
    public boolean isConstant(Frame frame) {
        return reference(frame).isConstant();
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
