package dev.wadi.rhai;

import dev.wadi.rhai.compile.ScriptCompiler;
import dev.wadi.rhai.error.ErrorKind;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.error.RhaiException;
import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.run.Program;
import dev.wadi.rhai.syntax.Parser;
import dev.wadi.rhai.syntax.SyntaxTree;
import java.util.List;

/**
 * Compiles scripts. Thread safe; the scripts are too.
 *
 * <p>Errors: {@link RhaiException}, also for a script that is nested too deep or too large.
 */
public final class RhaiEngine {

    private final RhaiOptions options;
    private final ScriptCompiler compiler;

    /** An engine with the standard library and the default limits. */
    public RhaiEngine() {
        this(RhaiOptions.defaults(), StandardLibrary.functions());
    }

    public RhaiEngine(RhaiOptions options, FunctionLibrary library) {
        this.options = options;
        this.compiler = new ScriptCompiler(library);
    }

    RhaiOptions options() {
        return options;
    }

    public RhaiScript compile(String text) {
        return new RhaiScript(this, text, program(text));
    }

    /**
     * Compiles a script whose statements find variables there already; {@link RhaiScript#runWith} gives their values. Functions do not
     * see them.
     */
    public RhaiScript compile(String text, List<String> variables) {
        return new RhaiScript(this, text, program(text, variables));
    }

    Program program(String text) {
        return program(text, List.of());
    }

    private Program program(String text, List<String> variables) {
        try {
            SyntaxTree tree = Parser.parse(text, options.syntax());
            return compiler.compile(tree, variables);
        } catch (StackOverflowError tooDeep) {
            throw new RhaiException(ErrorKind.PARSING, "Expression exceeds maximum complexity", Position.NONE);
        }
    }

    /** A text for {@code eval}, in which functions are not allowed. */
    Program evaluated(String text, Program around) {
        SyntaxTree tree = Parser.parse(text, options.syntax());
        if (!tree.functions().isEmpty()) {
            throw new RhaiException(ErrorKind.PARSING,
                    "Function definitions must be at global level and cannot be inside a block or another function", Position.NONE);
        }
        return compiler.compile(tree, around);
    }
}
