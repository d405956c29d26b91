package dev.wadi.camel.script;

import dev.wadi.rhai.RhaiOptions;
import dev.wadi.rhai.run.RunLimits;
import dev.wadi.rhai.syntax.SyntaxOptions;
import java.time.Duration;
import java.util.Set;

/**
 * What one call of a script may use. No script can catch that it met a limit.
 *
 * @param operations statements, iterations and calls
 * @param time on the clock of the wall
 * @param stringLength characters of one string
 * @param arraySize elements of one array
 * @param mapSize fields of one map
 * @param memoryBytes estimate of what the variables hold
 * @param resultBytes bytes of the body that is written
 */
public record ScriptLimits(long operations, Duration time, int stringLength, int arraySize, int mapSize, long memoryBytes,
        long resultBytes) {

    private static final int CALL_DEPTH = 64;
    private static final int EXPRESSION_DEPTH = 32;
    private static final int MOST_FUNCTIONS = 10_000;

    /** mstream's million operations, and limits where mstream has none. */
    public static final ScriptLimits DEFAULT =
            new ScriptLimits(1_000_000, Duration.ofSeconds(5), 16 << 20, 1 << 20, 1 << 18, 256L << 20, 64L << 20);

    public ScriptLimits {
        if (operations < 1 || time.isNegative() || time.isZero() || stringLength < 1 || arraySize < 1 || mapSize < 1
                || memoryBytes < 1 || resultBytes < 1) {
            throw new IllegalArgumentException("every limit of a script must be more than nothing");
        }
    }

    /** The options of an engine with these limits: no eval, no import. */
    RhaiOptions options() {
        return RhaiOptions.defaults()
                .withSyntax(new SyntaxOptions(EXPRESSION_DEPTH, EXPRESSION_DEPTH, MOST_FUNCTIONS, stringLength, arraySize, mapSize,
                        Set.of("eval", "import")))
                .withRun(new RunLimits(operations, CALL_DEPTH, stringLength, arraySize, mapSize, time, memoryBytes, 1));
    }
}
