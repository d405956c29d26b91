package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.function.Reference;
import dev.wadi.rhai.value.Copyable;

/**
 * Something that can be assigned to, or whose value can be changed where it is. May be evaluated more than once, so what it
 * consists of has no side effects.
 */
public abstract class PlaceNode extends Node {

    protected PlaceNode(Position position) {
        super(position);
    }

    @Override
    public abstract Object peek(Frame frame);

    @Override
    public Object eval(Frame frame) {
        return Copyable.of(peek(frame));
    }

    /** The value, ready to be changed in place. */
    public abstract Object own(Frame frame);

    /** Puts another value there, whatever it was before. */
    public abstract void replace(Frame frame, Object value);

    /** Assigns; {@code operator} is null for a plain assignment. */
    public abstract void assign(Frame frame, Operator operator, Object value, Position operatorPosition);

    public abstract boolean isConstant(Frame frame);

    /** The name of the variable at its root, for messages. */
    public abstract String rootName();

    /** Where the whole expression begins, for messages. */
    public abstract Position start();

    /** Whether the value is stored there, so that a function of the script that changes it changes the place. */
    boolean isStored(Frame frame) {
        return true;
    }

    /** The place by itself, valid during one call. */
    public Reference reference(Frame frame) {
        return new Reference() {
            @Override
            public Object get() {
                return PlaceNode.this.peek(frame);
            }

            @Override
            public Object own() {
                return PlaceNode.this.own(frame);
            }

            @Override
            public void set(Object value) {
                PlaceNode.this.replace(frame, value);
            }

            @Override
            public boolean isConstant() {
                return PlaceNode.this.isConstant(frame);
            }
        };
    }
}
