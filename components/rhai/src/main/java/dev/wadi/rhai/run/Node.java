package dev.wadi.rhai.run;

import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.value.Texts;

/** A piece of a compiled script. */
public abstract class Node {

    private final Position position;

    protected Node(Position position) {
        this.position = position;
    }

    /** Where it is, for errors. */
    public final Position position() {
        return position;
    }

    /** The value, which the caller may keep. */
    public abstract Object eval(Frame frame);

    /** The value for looking at it now: it must be neither kept nor changed. */
    public Object peek(Frame frame) {
        return eval(frame);
    }

    /**
     * Runs it as a statement: gives its value, or a {@link Completion} when the statements behind it must not run.
     */
    public Object execute(Frame frame) {
        return eval(frame);
    }

    /** The value of a condition. */
    public boolean test(Frame frame) {
        Object value = peek(frame);
        if (value instanceof Boolean condition) {
            return condition;
        }
        throw mismatch("bool", value, position);
    }

    static RhaiException mismatch(String expected, Object value, Position position) {
        String actual = TypeNames.raw(value);
        return new RhaiException(ErrorKind.MISMATCHED_TYPE, "Data type incorrect: " + actual + " (expecting " + expected + ")",
                position).with("requested", expected).with("actual", actual);
    }

    static RhaiException mismatchNamed(String expected, Object value, Position position) {
        String actual = Texts.typeName(value);
        return new RhaiException(ErrorKind.MISMATCHED_TYPE, "Data type incorrect: " + actual + " (expecting " + expected + ")",
                position).with("requested", expected).with("actual", actual);
    }
}
