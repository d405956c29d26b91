package dev.wadi.rhai.syntax;

import java.util.List;

/**
 * A function of a script.
 *
 * @param thisType the type that {@code this} must have; null for any
 * @param isPrivate not visible to other scripts
 */
public record FunctionDefinition(String name, String thisType, List<String> parameters, Statement.Block body,
        boolean isPrivate) {
}
