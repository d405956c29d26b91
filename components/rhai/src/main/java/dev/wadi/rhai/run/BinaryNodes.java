package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;

/** Operators with two operands. The frequent ones have a class each, with a short way for integers. */
public final class BinaryNodes {

    private BinaryNodes() {
    }

    /** The node for an operator. */
    public static Node of(Operator operator, Node left, Node right, Position position) {
        return switch (operator) {
            case ADD -> new Add(left, right, position);
            case SUBTRACT -> new Subtract(left, right, position);
            case EQUAL -> new Equal(left, right, position, false);
            case NOT_EQUAL -> new Equal(left, right, position, true);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> new Order(operator, left, right, position);
            default -> new Other(operator, left, right, position);
        };
    }

    private abstract static class Binary extends Node {
        final Operator operator;
        final Node left;
        final Node right;

        Binary(Operator operator, Node left, Node right, Position position) {
            super(position);
            this.operator = operator;
            this.left = left;
            this.right = right;
        }

        final Object slowly(Frame frame, Object x, Object y) {
            return Operators.apply(operator, x, y, frame.run, position());
        }
    }

    private static final class Other extends Binary {
        private Other(Operator operator, Node left, Node right, Position position) {
            super(operator, left, right, position);
        }

        @Override
        public Object eval(Frame frame) {
            Object x = left.peek(frame);
            Object y = right.peek(frame);
            if (x instanceof Long a && y instanceof Long b) {
                try {
                    return IntegerMath.apply(operator, a, b);
                } catch (RhaiException failure) {
                    throw failure.at(position());
                }
            }
            return slowly(frame, x, y);
        }
    }

    private static final class Add extends Binary {
        private Add(Node left, Node right, Position position) {
            super(Operator.ADD, left, right, position);
        }

        @Override
        public Object eval(Frame frame) {
            Object x = left.peek(frame);
            Object y = right.peek(frame);
            if (x instanceof Long a && y instanceof Long b) {
                try {
                    return IntegerMath.add(a, b);
                } catch (RhaiException failure) {
                    throw failure.at(position());
                }
            }
            return slowly(frame, x, y);
        }
    }

    private static final class Subtract extends Binary {
        private Subtract(Node left, Node right, Position position) {
            super(Operator.SUBTRACT, left, right, position);
        }

        @Override
        public Object eval(Frame frame) {
            Object x = left.peek(frame);
            Object y = right.peek(frame);
            if (x instanceof Long a && y instanceof Long b) {
                try {
                    return IntegerMath.subtract(a, b);
                } catch (RhaiException failure) {
                    throw failure.at(position());
                }
            }
            return slowly(frame, x, y);
        }
    }

    private static final class Equal extends Binary {
        private final boolean negated;

        private Equal(Node left, Node right, Position position, boolean negated) {
            super(negated ? Operator.NOT_EQUAL : Operator.EQUAL, left, right, position);
            this.negated = negated;
        }

        @Override
        public Object eval(Frame frame) {
            Object x = left.peek(frame);
            Object y = right.peek(frame);
            if (x instanceof Long a && y instanceof Long b) {
                return a.longValue() == b.longValue() != negated;
            }
            if (x instanceof String a && y instanceof String b) {
                return a.equals(b) != negated;
            }
            return slowly(frame, x, y);
        }
    }

    private static final class Order extends Binary {
        private Order(Operator operator, Node left, Node right, Position position) {
            super(operator, left, right, position);
        }

        @Override
        public Object eval(Frame frame) {
            Object x = left.peek(frame);
            Object y = right.peek(frame);
            if (x instanceof Long a && y instanceof Long b) {
                long one = a;
                long two = b;
                return switch (operator) {
                    case LESS -> one < two;
                    case LESS_OR_EQUAL -> one <= two;
                    case GREATER -> one > two;
                    default -> one >= two;
                };
            }
            return slowly(frame, x, y);
        }
    }
}
