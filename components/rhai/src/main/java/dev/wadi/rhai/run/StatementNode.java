package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;

/** A statement that may end what is around it. In the middle of an expression it does so by a {@link Jump}. */
abstract class StatementNode extends Node {

    StatementNode(Position position) {
        super(position);
    }

    @Override
    public abstract Object execute(Frame frame);

    @Override
    public final Object eval(Frame frame) {
        Object value = execute(frame);
        if (value instanceof Completion completion) {
            throw Jump.of(completion);
        }
        return value;
    }
}
