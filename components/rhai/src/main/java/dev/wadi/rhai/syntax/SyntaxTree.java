package dev.wadi.rhai.syntax;

import java.util.List;

/** A parsed script: its statements, and its functions with the anonymous ones. */
public record SyntaxTree(List<Statement> statements, List<FunctionDefinition> functions) {
}
