package dev.wadi.cli;

import dev.wadi.control.DefinitionCompiler;
import dev.wadi.demo.Demo;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "demo", description = {"Shows Wadi at work: starts a real mongod and a real Kafka broker of its own, changes a few "
        + "orders and shows them arrive, change by change, until Ctrl-C.",
        "The first start fetches mongod (42 MB) when there is none; it is kept in the user's cache folder."},
        footer = {"", "Examples:", "  wadi demo", "  wadi demo --events 10", "",
                "Exit code: 0 when all events arrived or after Ctrl-C, 1 when they did not arrive within a minute."})
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--events", paramLabel = "N",
            description = "Ends by itself when so many events arrived, 1 to 100.")
    private Integer events;

    @Spec
    private CommandSpec spec;

    private final DefinitionCompiler compiler;
    private final Screen screen;

    DemoCommand(DefinitionCompiler compiler, Screen screen) {
        this.compiler = compiler;
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (events != null && (events < 1 || events > 100)) {
            throw new ParameterException(spec.commandLine(), "--events " + events + " is out of range; allowed: 1 to 100");
        }
        // a second signal runs the shutdown hooks too, or the servers would outlive the demo
        try (StopSignals signals = StopSignals.catchAll(Runtime.getRuntime()::exit)) {
            return new Demo(compiler, screen::line, events == null ? 0 : events).run(signals.first()) ? ExitCode.FINE : ExitCode.WORLD_IS_WRONG;
        }
    }
}
