package dev.wadi.control;

import java.nio.file.Path;

/** Makes routes of a definition file. */
@FunctionalInterface
public interface DefinitionCompiler {

    /** Never throws because of what stands in the file, or because there is none: that is a problem of the answer. */
    Compilation compile(Path file);
}
