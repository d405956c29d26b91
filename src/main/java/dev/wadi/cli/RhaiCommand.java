package dev.wadi.cli;

import dev.wadi.rhai.RhaiEngine;
import dev.wadi.rhai.RhaiOptions;
import dev.wadi.rhai.library.StandardLibrary;
import dev.wadi.rhai.run.RunLimits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "rhai", description = "Runs scripts in the language Rhai.",
        footer = {"", "Examples:", "  wadi rhai eval script.rhai", "  wadi rhai eval --json *.rhai"})
final class RhaiCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: eval");
    }

    @Command(name = "eval", description = {"Runs each script by itself and shows what it prints and its value.",
            "A script that fails does not keep the others from running. Scripts reach no file and no network."},
            footer = {"", "Exit code: 0 when all scripts ended well, 1 when one did not; with --json always 0, since the lines tell."})
    int eval(@Parameters(arity = "1..*", paramLabel = "FILE", description = "Scripts.") List<Path> files,
            @Option(names = "--json", description = "One line of JSON for each file: file, ok, type, value, printed, or error.")
            boolean json,
            @Option(names = "--max-time", paramLabel = "TIME", defaultValue = "60s", converter = DurationConverter.class,
                    description = "How long one script may run (default: ${DEFAULT-VALUE}).") Duration time,
            @Option(names = "--max-operations", paramLabel = "COUNT", defaultValue = "0",
                    description = "How many statements, iterations and calls one script may run (default: any number).")
            long operations) {
        RhaiEvaluation evaluation = new RhaiEvaluation(engine(time, operations));
        PrintWriter out = spec.commandLine().getOut();
        boolean allFine = true;
        for (Path file : files) {
            RhaiEvaluation.Result result = evaluation.run(file);
            allFine &= result.ok();
            if (json) {
                out.println(result.toJson());
            } else {
                result.show(out, spec.commandLine().getErr());
            }
        }
        return json || allFine ? ExitCode.FINE : ExitCode.WORLD_IS_WRONG;
    }

    private static RhaiEngine engine(Duration time, long operations) {
        RhaiOptions defaults = RhaiOptions.defaults();
        RunLimits limits = defaults.run();
        return new RhaiEngine(defaults.withRun(new RunLimits(operations, limits.callDepth(), limits.stringLength(),
                limits.arraySize(), limits.mapSize(), time, limits.memoryBytes(), limits.modules())), StandardLibrary.functions());
    }
}
