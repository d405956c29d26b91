package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.Unit;

/** Declarations and assignments. */
public final class AssignNodes {

    private AssignNodes() {
    }

    /** {@code let} and {@code const}. */
    public static final class Declare extends Node {
        private final int slot;
        private final Node value;
        /** Under which functions see it as {@code global::name}; null when they do not. */
        private final String globalName;

        public Declare(int slot, Node value, String globalName, Position position) {
            super(position);
            this.slot = slot;
            this.value = value;
            this.globalName = globalName;
        }

        @Override
        public Object eval(Frame frame) {
            Object declared = value.eval(frame);
            frame.slots[slot] = declared;
            if (globalName != null) {
                frame.run.declareConstant(globalName, Copyable.of(declared));
            }
            return Unit.UNIT;
        }
    }

    /** An assignment, with an operator or without (null). */
    public static final class Assign extends Node {
        private final PlaceNode target;
        private final Operator operator;
        private final Node value;

        public Assign(PlaceNode target, Operator operator, Node value, Position position) {
            super(position);
            this.target = target;
            this.operator = operator;
            this.value = value;
        }

        @Override
        public Object eval(Frame frame) {
            target.assign(frame, operator, value.eval(frame), position());
            return Unit.UNIT;
        }
    }

    /** An assignment to something that can be read but not written, such as a variable of a module. */
    public static final class Refuse extends Node {
        private final Node target;
        private final Node value;
        private final String name;

        public Refuse(Node target, Node value, String name, Position position) {
            super(position);
            this.target = target;
            this.value = value;
            this.name = name;
        }

        @Override
        public Object eval(Frame frame) {
            value.eval(frame);
            target.eval(frame);
            throw LocalNode.refused(name, position());
        }
    }

    /** Puts a value aside. */
    public static final class PutAside extends Node {
        private final int slot;
        private final Node value;

        public PutAside(int slot, Node value) {
            super(value.position());
            this.slot = slot;
            this.value = value;
        }

        @Override
        public Object eval(Frame frame) {
            frame.slots[slot] = value.eval(frame);
            return Unit.UNIT;
        }
    }
}
