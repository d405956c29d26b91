package dev.wadi.camel.script;

import dev.wadi.rhai.RhaiEngine;
import dev.wadi.rhai.RhaiScript;
import dev.wadi.rhai.error.RhaiException;
import java.util.List;

/**
 * A script without a function to call: its value is that of its last statement.
 *
 * <p>Errors: {@link InvalidScriptException} when it is made, {@link ScriptFailedException} when it fails. Threads: safe.
 */
public final class RhaiText {

    private final String name;
    private final RhaiScript script;

    private RhaiText(String name, RhaiScript script) {
        this.name = name;
        this.script = script;
    }

    /**
     * Compiles a script.
     *
     * @param name the script's name in errors
     * @param variables names of variables that it finds there
     */
    public static RhaiText compile(String name, String text, List<String> variables, ScriptLimits limits) {
        RhaiEngine engine = new RhaiEngine(limits.options(), ScriptFunctions.ALL);
        return new RhaiText(name, TransformScript.compiled(() -> engine.compile(text, variables), name, text));
    }

    /** Its value, given the values of its variables, in their order. */
    public Object run(Object... values) {
        try {
            return script.runWith(ScriptLog.of(name), values);
        } catch (RhaiException failure) {
            throw ScriptFailedException.of(name, failure);
        }
    }
}
