package dev.wadi.rhai.syntax;

import java.util.Set;

/**
 * What the text of a script may be; a number of 0 is no limit.
 *
 * @param expressionDepth nesting outside of functions
 * @param functionExpressionDepth nesting inside of functions
 * @param functions how many functions, closures included
 * @param disabled keywords that scripts must not use, such as {@code eval} or {@code import}
 */
public record SyntaxOptions(int expressionDepth, int functionExpressionDepth, int functions, int stringLength, int arraySize,
        int mapSize, Set<String> disabled) {

    public SyntaxOptions withDisabled(Set<String> words) {
        return new SyntaxOptions(expressionDepth, functionExpressionDepth, functions, stringLength, arraySize, mapSize, words);
    }
}
