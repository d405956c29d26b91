package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.Copyable;
import dev.wadi.rhai.value.ObjectMap;
import dev.wadi.rhai.value.Unit;

/** {@code try … catch}. */
public final class TryNode extends StatementNode {

    private final Node body;
    private final int variable;
    private final Node handler;

    /** {@code variable} is negative when the error is not asked for. */
    public TryNode(Node body, int variable, Node handler, Position position) {
        super(position);
        this.body = body;
        this.variable = variable;
        this.handler = handler;
    }

    @Override
    public Object execute(Frame frame) {
        try {
            return body.execute(frame);
        } catch (RhaiException failure) {
            if (!failure.kind().isCatchable()) {
                throw failure;
            }
            return handle(frame, failure);
        }
    }

    private Object handle(Frame frame, RhaiException failure) {
        if (variable >= 0) {
            frame.slots[variable] = valueOf(failure);
        }
        try {
            Object value = handler.execute(frame);
            return value instanceof Completion ? value : Unit.UNIT;
        } catch (RhaiException thrown) {
            if (thrown.kind() == ErrorKind.RUNTIME && thrown.value() == Unit.UNIT) {
                failure.moveTo(thrown.position());
                throw failure;
            }
            throw thrown;
        }
    }

    private static Object valueOf(RhaiException failure) {
        RhaiException root = failure.root();
        if (root.kind() == ErrorKind.RUNTIME) {
            return Copyable.of(root.value());
        }
        Position place = failure.position();
        failure.moveTo(Position.NONE);
        ObjectMap error = new ObjectMap();
        error.put("message", failure.getMessage());
        if (!place.isNone()) {
            error.put("line", (long) place.line());
            error.put("position", (long) place.column());
        }
        error.put("error", failure.kind().scriptName());
        failure.fields().forEach(error::put);
        return error;
    }
}
