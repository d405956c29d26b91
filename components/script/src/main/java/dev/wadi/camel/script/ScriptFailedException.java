package dev.wadi.camel.script;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;

/**
 * A call of a script failed: an error in it, a limit, a result that is none. The same event fails again. The message is one line:
 * {@code orders.rhai:3:14: execution failed: Division by zero: 1 / 0}.
 */
public final class ScriptFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ScriptFailedException(String script, Position position, String problem, Throwable cause) {
        super(script + (position.isNone() ? "" : ":" + position.brief()) + ": execution failed: " + LogText.of(problem), cause);
    }

    static ScriptFailedException of(String script, RhaiException failure) {
        RhaiException root = failure.root();
        return new ScriptFailedException(script, root.position(), root.text(), failure);
    }
}
