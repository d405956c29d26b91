package dev.wadi.control;

import dev.wadi.problem.Problems;
import java.nio.file.Path;

/** A definition has errors, so it cannot be asked for anything. The message is the problems as a person reads them. */
public final class BadDefinitionException extends RuntimeException {

    BadDefinitionException(Path file, Problems problems) {
        super(problems.describe() + "\n" + file + ": " + problems.summary());
    }
}
