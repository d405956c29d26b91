package dev.wadi.rhai.run;

import dev.wadi.rhai.value.Cell;
import java.util.HashMap;
import java.util.Map;

/** An imported script: its public functions and its exported variables. */
final class Module {

    private final Program program;
    private final Map<String, Object> variables = new HashMap<>();

    Module(Program program) {
        this.program = program;
    }

    void export(Frame scope) {
        for (Map.Entry<String, Integer> exported : program.exports().entrySet()) {
            variables.put(exported.getKey(), Cell.open(scope.slots[exported.getValue()]));
        }
    }

    /** The exported variable, or null. */
    Object variable(String name) {
        return variables.get(name);
    }

    FunctionCode function(String name, int parameters) {
        FunctionCode function = program.function(name, parameters);
        return function == null || function.isPrivate() ? null : function;
    }
}
