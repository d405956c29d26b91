package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.Unit;

/** {@code &&}, {@code ||} and {@code ??}: the right side is evaluated only when it decides. */
public final class LogicalNodes {

    private LogicalNodes() {
    }

    /** True if all are. */
    public static final class And extends Node {
        private final Node[] operands;

        public And(Node[] operands, Position position) {
            super(position);
            this.operands = operands;
        }

        @Override
        public Object eval(Frame frame) {
            return test(frame);
        }

        @Override
        public boolean test(Frame frame) {
            for (Node operand : operands) {
                if (!operand.test(frame)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** True if one is. */
    public static final class Or extends Node {
        private final Node[] operands;

        public Or(Node[] operands, Position position) {
            super(position);
            this.operands = operands;
        }

        @Override
        public Object eval(Frame frame) {
            return test(frame);
        }

        @Override
        public boolean test(Frame frame) {
            for (Node operand : operands) {
                if (operand.test(frame)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The first one that is not {@code ()}. */
    public static final class Coalesce extends Node {
        private final Node[] operands;

        public Coalesce(Node[] operands, Position position) {
            super(position);
            this.operands = operands;
        }

        @Override
        public Object eval(Frame frame) {
            Object value = Unit.UNIT;
            for (Node operand : operands) {
                value = operand.eval(frame);
                if (value != Unit.UNIT) {
                    return value;
                }
            }
            return value;
        }
    }
}
