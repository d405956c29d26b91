package dev.wadi.rhai;

import dev.wadi.rhai.run.RunLimits;
import dev.wadi.rhai.syntax.SyntaxOptions;
import java.time.Duration;
import java.util.Set;

/**
 * How an engine treats scripts. Every limit can be set to 0 (a duration to zero), which is no limit.
 *
 * @param syntax limits on the text of a script, and words that it must not use
 * @param run limits on what a running script may use
 * @param modules where {@code import} finds other scripts
 */
public record RhaiOptions(SyntaxOptions syntax, RunLimits run, ModuleResolver modules) {

    /**
     * Limits that a script of a few pages does not meet: 1,000,000 operations, 64 calls deep, expressions 64 deep (32 in functions),
     * strings of 16 Mi, arrays of 1 Mi, maps of 256 Ki, 5 seconds, 256 MiB. No modules.
     */
    public static RhaiOptions defaults() {
        return new RhaiOptions(new SyntaxOptions(64, 32, 10_000, 16 << 20, 1 << 20, 1 << 18, Set.of()),
                new RunLimits(1_000_000, 64, 16 << 20, 1 << 20, 1 << 18, Duration.ofSeconds(5), 256L << 20, 100),
                ModuleResolver.NONE);
    }

    public RhaiOptions withSyntax(SyntaxOptions limits) {
        return new RhaiOptions(limits, run, modules);
    }

    public RhaiOptions withRun(RunLimits limits) {
        return new RhaiOptions(syntax, limits, modules);
    }

    public RhaiOptions withModules(ModuleResolver resolver) {
        return new RhaiOptions(syntax, run, resolver);
    }
}
