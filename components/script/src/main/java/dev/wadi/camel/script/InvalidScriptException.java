package dev.wadi.camel.script;

/** A script that cannot be used, whatever the events. */
public final class InvalidScriptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ScriptProblem problem;

    public InvalidScriptException(ScriptProblem problem, Throwable cause) {
        super(problem.describe(), cause);
        this.problem = problem;
    }

    public ScriptProblem problem() {
        return problem;
    }
}
