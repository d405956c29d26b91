package dev.wadi.definition.reader;

import dev.wadi.definition.rehearsal.RehearsalDefinition;
import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a test file: YAML, JSON or TOML, by its ending. Errors: none are thrown; everything wrong is added to the problems. */
public final class RehearsalReader {

    private static final Pattern NAME = Pattern.compile(".+\\.wadi\\.test\\.(yaml|yml|json|toml)");

    private RehearsalReader() {}

    /** Whether a file is a test file by its name. */
    public static boolean reads(Path file) {
        return file.getFileName() != null && NAME.matcher(file.getFileName().toString()).matches();
    }

    /** Empty when the file could not be read as a whole, which is then reported. */
    public static Optional<RehearsalDefinition> read(Path file, Problems problems) {
        return new DefinitionFile(file, problems).read().flatMap(root ->
                new RecordBinder(problems, new FamilyChooser()).bind(root, RehearsalDefinition.class, Location.ROOT));
    }
}
