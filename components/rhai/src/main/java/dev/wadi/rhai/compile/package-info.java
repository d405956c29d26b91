/**
 * From syntax tree to what runs: {@link dev.wadi.rhai.compile.Simplifier} computes what is known already, then
 * {@link dev.wadi.rhai.compile.ScriptCompiler} gives every variable a slot and every expression and statement a node. May import
 * {@code syntax}, {@code run}, {@code function}, {@code error} and {@code value}.
 */
package dev.wadi.rhai.compile;
