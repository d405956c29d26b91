package dev.wadi.definition.reader;

import dev.wadi.definition.rehearsal.RehearsalDefinition;
import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a test file: YAML, JSON or TOML, by its ending. Errors: none are thrown; everything wrong is added to the problems. */
public final class RehearsalReader {

    private RehearsalReader() {}

    /** Empty when the file could not be read as a whole, which is then reported. */
    public static Optional<RehearsalDefinition> read(Path file, Problems problems) {
        return new DefinitionFile(file, problems).read().flatMap(root ->
                new RecordBinder(problems, new FamilyChooser()).bind(root, RehearsalDefinition.class, Location.ROOT));
    }
}
