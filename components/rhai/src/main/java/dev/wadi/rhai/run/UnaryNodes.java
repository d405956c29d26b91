package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.NativeFunction;

/** {@code -x}, {@code +x} and {@code !x}. */
public final class UnaryNodes {

    private UnaryNodes() {
    }

    /** The operator, by its text. */
    public static Node of(String operator, Node operand, Position position) {
        return operator.equals("!") ? new Not(operand, position) : new Sign(operator, operand, position);
    }

    private static Object fromLibrary(String operator, Object value, Frame frame, Position position) {
        NativeFunction function = frame.run.library().functions(operator, 1).find(value);
        if (function == null) {
            throw Operators.notFound(operator, position, value);
        }
        return frame.run.callNative(function, position, new Object[] {value});
    }

    private static final class Not extends Node {
        private final Node operand;

        private Not(Node operand, Position position) {
            super(position);
            this.operand = operand;
        }

        @Override
        public Object eval(Frame frame) {
            Object value = operand.peek(frame);
            return value instanceof Boolean condition ? (Object) !condition : fromLibrary("!", value, frame, position());
        }
    }

    private static final class Sign extends Node {
        private final String operator;
        private final boolean negates;
        private final Node operand;

        private Sign(String operator, Node operand, Position position) {
            super(position);
            this.operator = operator;
            this.negates = operator.equals("-");
            this.operand = operand;
        }

        @Override
        public Object eval(Frame frame) {
            Object value = operand.peek(frame);
            if (value instanceof Long number) {
                if (!negates) {
                    return number;
                }
                if (number == Long.MIN_VALUE) {
                    throw new RhaiException(ErrorKind.ARITHMETIC, "integer overflow", position());
                }
                return -number;
            }
            if (value instanceof Double number) {
                return negates ? -number : number;
            }
            return fromLibrary(operator, value, frame, position());
        }
    }
}
