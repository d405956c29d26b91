package dev.wadi.cli;

import dev.wadi.control.Compilation;
import dev.wadi.control.ConnectorRun;
import dev.wadi.control.DefinitionCompiler;
import dev.wadi.control.EnvironmentReference;
import dev.wadi.engine.EngineSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "run", description = {"Runs all enabled connectors of a definition until SIGINT or SIGTERM.",
        "A first signal drains: what is in delivery ends and its position is saved. A second one ends at once."},
        footer = {"", "Examples:", "  wadi run mstream-config.toml", "  WADI_STATE=/var/lib/wadi wadi run --config orders.yaml", "",
                "Exit code: 0 after a signal, 1 when no connector is left running or the drain time was too short,",
                "2 when the definition is wrong, 130 (SIGINT) or 143 (SIGTERM) after a second signal."})
final class RunCommand implements Callable<Integer> {

    @Mixin
    private DefinitionArgument definition;

    @Option(names = "--connect-timeout", paramLabel = "TIME", defaultValue = "5m", converter = DurationConverter.class,
            description = "How long a connector waits for its servers at start (default: ${DEFAULT-VALUE}).")
    private Duration connectTimeout;

    @Option(names = "--drain-time", paramLabel = "TIME", defaultValue = "10s", converter = DurationConverter.class,
            description = "How long a stop may take (default: ${DEFAULT-VALUE}).")
    private Duration drainTime;

    @Spec
    private CommandSpec spec;

    private final DefinitionCompiler compiler;
    private final Map<String, String> environment;
    private final Screen screen;

    RunCommand(DefinitionCompiler compiler, Map<String, String> environment, Screen screen) {
        this.compiler = compiler;
        this.environment = environment;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Path file = definition.file();
        Compilation compilation = compiler.compile(file);
        if (!ProblemReport.print(compilation.problems(), err)) {
            err.println(file + ": " + compilation.problems().summary() + ", nothing started");
            return ExitCode.DEFINITION_IS_WRONG;
        }
        if (compilation.connectors().isEmpty()) {
            err.println(file + ": no connector is enabled, nothing to run");
            return ExitCode.DEFINITION_IS_WRONG;
        }
        List<EnvironmentReference> missing = EnvironmentReference.missing(compilation.routes(), environment);
        if (!missing.isEmpty()) {
            missing.forEach(reference -> err.println(
                    file + ": environment variable " + reference.name() + " is not set, " + reference.usedBy() + " needs it"));
            return ExitCode.WORLD_IS_WRONG;
        }
        return run(compilation);
    }

    private int run(Compilation compilation) {
        RunReport report = new RunReport(screen, Clock.systemDefaultZone());
        ConnectorRun run = new ConnectorRun(compilation, new EngineSettings(connectTimeout, drainTime), report::changed);
        try (StopSignals signals = StopSignals.catchAll(Runtime.getRuntime()::halt)) {
            run.start();
            try (ReportSchedule ignored = ReportSchedule.start(report, run, screen.isTerminal())) {
                CompletableFuture.anyOf(signals.first(), run.allEnded()).join();
            }
            report.end();
            if (signals.first().isDone()) {
                return drain(run, report, signals.first().join());
            }
            run.stop();
            report.say("no connector is left running");
            return run.anyFailed() ? ExitCode.WORLD_IS_WRONG : ExitCode.FINE;
        }
    }

    private int drain(ConnectorRun run, RunReport report, String signal) {
        report.say(signal + ": stopping; what is in delivery gets " + drainTime.toSeconds() + " s to end");
        boolean drained = run.stop();
        if (!drained) {
            report.say("stopped before everything in delivery was confirmed; it will be delivered again at the next start");
        }
        return drained ? ExitCode.FINE : ExitCode.WORLD_IS_WRONG;
    }
}
