package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.Unit;

/** {@code loop}, {@code while}, {@code do}. */
public final class LoopNodes {

    private LoopNodes() {
    }

    /** Runs the body once; gives null to go on, or what the loop ends with. */
    static Object iterate(Node body, Frame frame) {
        Object value;
        try {
            value = body.execute(frame);
        } catch (Jump jump) {
            value = jump.completion();
        }
        if (!(value instanceof Completion completion) || completion == Completion.CONTINUE) {
            return null;
        }
        return completion == Completion.BREAK ? frame.result : completion;
    }

    /** {@code while}, or {@code loop} without a condition (null). */
    public static final class While extends StatementNode {
        private final Node condition;
        private final Node body;

        public While(Node condition, Node body, Position position) {
            super(position);
            this.condition = condition;
            this.body = body;
        }

        @Override
        public Object execute(Frame frame) {
            while (condition == null || condition.test(frame)) {
                frame.run.tick(position());
                Object end = iterate(body, frame);
                if (end != null) {
                    return end;
                }
            }
            return Unit.UNIT;
        }
    }

    /** {@code do … while} and {@code do … until}. */
    public static final class Do extends StatementNode {
        private final Node body;
        private final Node condition;
        private final boolean until;

        public Do(Node body, Node condition, boolean until, Position position) {
            super(position);
            this.body = body;
            this.condition = condition;
            this.until = until;
        }

        @Override
        public Object execute(Frame frame) {
            while (true) {
                frame.run.tick(position());
                Object value;
                try {
                    value = body.execute(frame);
                } catch (Jump jump) {
                    value = jump.completion();
                }
                if (value == Completion.BREAK) {
                    return frame.result;
                }
                if (value == Completion.RETURN) {
                    return value;
                }
                // the reference does not look at the condition after a continue
                if (value != Completion.CONTINUE && condition.test(frame) == until) {
                    return Unit.UNIT;
                }
            }
        }
    }
}
