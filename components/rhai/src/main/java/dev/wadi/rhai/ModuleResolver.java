package dev.wadi.rhai;

import java.util.Optional;

/** Finds the text of a script that another one imports. */
@FunctionalInterface
public interface ModuleResolver {

    /** No script is ever found. */
    ModuleResolver NONE = path -> Optional.empty();

    /** The text, or nothing if there is no module of this path. */
    Optional<String> find(String path);
}
