package dev.wadi.rhai.compile;

import dev.wadi.rhai.function.FunctionLibrary;
import dev.wadi.rhai.run.FunctionCode;
import dev.wadi.rhai.run.Program;
import dev.wadi.rhai.syntax.FunctionDefinition;
import java.util.Map;

/**
 * The function, or the script's own statements, that are being compiled.
 *
 * @param isMain the script's own statements
 * @param isEvaluated statements of a text that is evaluated inside of another script
 * @param hasEval whether a text is evaluated somewhere in it, which may declare variables
 * @param codes the compiled functions of all definitions
 */
record FunctionContext(Program program, FunctionLibrary library, Slots slots, boolean isMain, boolean isEvaluated, boolean hasEval,
        Map<FunctionDefinition, FunctionCode> codes) {
}
