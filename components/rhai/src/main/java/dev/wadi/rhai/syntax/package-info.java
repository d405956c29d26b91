/**
 * From text to syntax tree: {@link dev.wadi.rhai.syntax.Lexer}, then {@link dev.wadi.rhai.syntax.Parser}, which gives
 * {@link dev.wadi.rhai.syntax.Expression} and {@link dev.wadi.rhai.syntax.Statement}. Refuses what the reference implementation
 * refuses, with its texts and positions. May import {@code error} and {@code value}.
 */
package dev.wadi.rhai.syntax;
