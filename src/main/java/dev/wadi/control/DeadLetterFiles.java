package dev.wadi.control;

import dev.wadi.compiler.ReplayCompiler;
import dev.wadi.definition.Definitions;
import dev.wadi.definition.reader.DefinitionReader;
import dev.wadi.engine.ReplayRoutes;
import dev.wadi.problem.Problems;
import java.nio.file.Path;

/** Reads a definition and opens the stores that its connectors keep their dead letters in; connectors need not be enabled. */
public final class DeadLetterFiles implements DeadLetterAccess {

    @Override
    public DeadLetters open(Path definition) {
        Problems problems = new Problems();
        Definitions definitions = DefinitionReader.read(definition, problems);
        ReplayCompiler.Result compiled = ReplayCompiler.compile(definitions, problems);
        if (problems.hasErrors()) {
            throw new BadDefinitionException(definition, problems);
        }
        return new DeadLetters(compiled.connectors(), ReplayRoutes.make(compiled.stores()));
    }
}
