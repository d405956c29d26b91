package dev.wadi.rhai.compile;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.run.FunctionCode;
import dev.wadi.rhai.run.Node;
import dev.wadi.rhai.run.Program;
import dev.wadi.rhai.syntax.FunctionDefinition;
import dev.wadi.rhai.syntax.Statement;
import dev.wadi.rhai.syntax.SyntaxTree;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Compiles syntax trees into programs. */
public final class ScriptCompiler {

    private final FunctionLibrary library;

    public ScriptCompiler(FunctionLibrary library) {
        this.library = library;
    }

    /** Compiles a script of its own; its statements find the variables there, in the first slots. */
    public Program compile(SyntaxTree tree, List<String> variables) {
        return compile(tree, null, variables);
    }

    /** Compiles a text that is evaluated inside of another script. */
    public Program compile(SyntaxTree tree, Program around) {
        return compile(tree, around, List.of());
    }

    private Program compile(SyntaxTree tree, Program around, List<String> variables) {
        Program program = new Program(library, around);
        Map<FunctionDefinition, FunctionCode> codes = new IdentityHashMap<>();
        for (FunctionDefinition definition : tree.functions()) {
            FunctionCode code = new FunctionCode(definition.name(), definition.thisType(), definition.parameters(),
                    definition.isPrivate());
            codes.put(definition, code);
            program.declare(code);
        }
        for (FunctionDefinition definition : tree.functions()) {
            compile(definition, program, codes);
        }
        // the reference does not simplify a text that runs only once
        List<Statement> statements = around == null ? Simplifier.statements(tree.statements()) : tree.statements();
        Slots slots = new Slots();
        variables.forEach(variable -> slots.push(variable, false));
        FunctionContext context = new FunctionContext(program, library, slots, true, around != null, EvalSearch.in(statements), codes);
        StatementCompiler compiler = new StatementCompiler(context);
        Node main = compiler.main(statements);
        program.complete(main, slots.count());
        return program;
    }

    private void compile(FunctionDefinition definition, Program program, Map<FunctionDefinition, FunctionCode> codes) {
        List<Statement> statements = Simplifier.statements(definition.body().statements());
        Slots slots = new Slots();
        definition.parameters().forEach(parameter -> slots.push(parameter, false));
        FunctionContext context = new FunctionContext(program, library, slots, false, false, EvalSearch.in(statements), codes);
        Node body = new StatementCompiler(context).body(statements, definition.body().position());
        codes.get(definition).complete(program, body, slots.count());
    }
}
