package dev.wadi.camel.script;

/**
 * What is wrong with a script before it runs.
 *
 * @param kind what kind of problem
 * @param name of the script's file
 * @param line from 1; 0 when the script as a whole is meant
 * @param column in characters, from 1; 0 when the script as a whole is meant
 * @param message one sentence without the place
 * @param excerpt the line of the script with a caret below; empty when the script as a whole is meant
 */
public record ScriptProblem(Kind kind, String name, int line, int column, String message, String excerpt) {

    /** Kinds of problems. */
    public enum Kind {
        MISSING,
        UNREADABLE,
        SYNTAX,
        NO_TRANSFORM,
        UNKNOWN_FUNCTION
    }

    /** {@code orders.rhai:3:14: Unknown operator: '=>'} and the line with the caret. */
    public String describe() {
        String place = line == 0 ? name : name + ":" + line + ":" + column;
        return place + ": " + message + (excerpt.isEmpty() ? "" : "\n" + excerpt);
    }
}
