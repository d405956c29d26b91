package dev.wadi.rhai.run;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.Unit;

/** Statements one after the other; the value is that of the last one. */
public final class BlockNode extends StatementNode {

    private final Node[] statements;
    /** Whether an evaluated text in it may declare variables, which end with the block. */
    private final boolean forgetsNamed;

    public BlockNode(Node[] statements, boolean forgetsNamed, Position position) {
        super(position);
        this.statements = statements;
        this.forgetsNamed = forgetsNamed;
    }

    @Override
    public Object execute(Frame frame) {
        if (forgetsNamed) {
            int before = frame.namedCount();
            try {
                return run(frame);
            } finally {
                frame.forgetNamed(before);
            }
        }
        return run(frame);
    }

    private Object run(Frame frame) {
        Object value = Unit.UNIT;
        for (Node statement : statements) {
            frame.run.tick(statement.position());
            value = statement.execute(frame);
            if (value instanceof Completion) {
                return value;
            }
        }
        return value;
    }
}
