package dev.wadi.control;

import java.nio.file.Path;

/** Opens the dead letters of a definition's connectors. */
@FunctionalInterface
public interface DeadLetterAccess {

    /** @throws BadDefinitionException when there are errors in the definition */
    DeadLetters open(Path definition);
}
