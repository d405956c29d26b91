package dev.wadi.rhai;

import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.error.UnknownCall;
import dev.wadi.rhai.run.Host;
import dev.wadi.rhai.run.Program;
import dev.wadi.rhai.run.Run;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A compiled script. Thread safe: every run has its own variables. */
public final class RhaiScript {

    private final RhaiEngine engine;
    private final String text;
    private final Program program;

    RhaiScript(RhaiEngine engine, String text, Program program) {
        this.engine = engine;
        this.text = text;
        this.program = program;
    }

    /** The text it was compiled from, for {@link RhaiException#render}. */
    public String text() {
        return text;
    }

    /** Whether it has a function of this name with so many parameters. */
    public boolean hasFunction(String name, int parameters) {
        return program.function(name, parameters) != null;
    }

    /** How many functions of this name it has, whatever their parameters. */
    public long countFunctions(String name) {
        return program.functions().stream().filter(function -> function.name().equals(name)).count();
    }

    /** Calls that can only fail: functions that neither the script nor the library has, or with another number of parameters. */
    public List<UnknownCall> unknownCalls() {
        return program.unknownCalls();
    }

    /** Names that can be called: functions of the script and of the library. */
    public Set<String> functionNames() {
        Set<String> names = new TreeSet<>();
        program.functions().forEach(function -> names.add(function.name()));
        names.addAll(program.library().names());
        names.removeIf(name -> !name.matches("[A-Za-z_]\\w*"));
        return names;
    }

    /** Runs its statements; gives the value of the last one. */
    public Object run(ScriptOutput output) {
        return newRun(output).runMain();
    }

    /**
     * Runs its statements with the variables that it was compiled for, in their order. The values are given away: containers must not
     * be used elsewhere at the same time.
     */
    public Object runWith(ScriptOutput output, Object... values) {
        return newRun(output).runMain(values);
    }

    /**
     * Calls one of its functions, without running its statements before. The arguments are given away: containers must not be used
     * elsewhere at the same time.
     */
    public Object call(String function, ScriptOutput output, Object... arguments) {
        return newRun(output).call(function, false, arguments);
    }

    /** Runs its statements, so that the functions see its constants, then calls one of its functions. */
    public Object runThenCall(String function, ScriptOutput output, Object... arguments) {
        return newRun(output).call(function, true, arguments);
    }

    private Run newRun(ScriptOutput output) {
        return new Run(program, engine.options().run(), new Host() {
            @Override
            public void print(String line) {
                output.print(line);
            }

            @Override
            public void debug(String line, Position position) {
                output.debug(line, position);
            }

            @Override
            public Program compileText(String script, Program around) {
                return engine.evaluated(script, around);
            }

            @Override
            public Program module(String path) {
                return engine.options().modules().find(path).map(engine::program).orElse(null);
            }
        });
    }
}
