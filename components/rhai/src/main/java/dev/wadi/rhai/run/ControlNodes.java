package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.Texts;
import dev.wadi.rhai.value.Unit;

/** {@code if}, and the statements that end others: {@code break}, {@code continue}, {@code return}, {@code throw}. */
public final class ControlNodes {

    private ControlNodes() {
    }

    /** {@code if}. */
    public static final class If extends StatementNode {
        private final Node condition;
        private final Node then;
        private final Node otherwise;

        public If(Node condition, Node then, Node otherwise, Position position) {
            super(position);
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }

        @Override
        public Object execute(Frame frame) {
            Node chosen = condition.test(frame) ? then : otherwise;
            return chosen == null ? Unit.UNIT : chosen.execute(frame);
        }
    }

    /** {@code break} or {@code return}, with a value or none (null). */
    public static final class End extends StatementNode {
        private final Completion completion;
        private final Node value;

        private End(Completion completion, Node value, Position position) {
            super(position);
            this.completion = completion;
            this.value = value;
        }

        @Override
        public Object execute(Frame frame) {
            frame.result = value == null ? Unit.UNIT : value.eval(frame);
            return completion;
        }
    }

    public static Node breakLoop(Node value, Position position) {
        return new End(Completion.BREAK, value, position);
    }

    public static Node continueLoop(Position position) {
        return new End(Completion.CONTINUE, null, position);
    }

    public static Node returnValue(Node value, Position position) {
        return new End(Completion.RETURN, value, position);
    }

    /** {@code throw}, with a value or none (null). */
    public static final class Throw extends Node {
        private final Node value;

        public Throw(Node value, Position position) {
            super(position);
            this.value = value;
        }

        @Override
        public Object eval(Frame frame) {
            Object thrown = value == null ? Unit.UNIT : value.eval(frame);
            throw RhaiException.thrown(thrown, Texts.display(thrown), position());
        }
    }
}
