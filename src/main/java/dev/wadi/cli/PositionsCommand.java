package dev.wadi.cli;

import dev.wadi.control.PositionStore;
import dev.wadi.control.Positions;
import dev.wadi.control.RewindTarget;
import dev.wadi.control.SavedPosition;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(name = "positions", description = {"Looks at saved positions and goes back to an older one.",
        "They are kept under WADI_STATE (default .wadi), or where the definition says."},
        footer = {"", "Examples:", "  wadi positions list", "  wadi positions show users-sync",
                "  wadi positions rewind users-sync --back 3",
                "  wadi positions rewind users-sync --until 2026-05-01T08:00:00Z"})
final class PositionsCommand implements Runnable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT,
            description = "Definition whose position store is meant; without it, the files under WADI_STATE.")
    private Path config;

    @Mixin
    private JarsOption jars;

    @Spec
    private CommandSpec spec;

    private final PositionStore store;

    PositionsCommand(PositionStore store) {
        this.store = store;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: list, show or rewind");
    }

    @Command(name = "list", description = "The newest position of every connector.")
    int list() {
        return withPositions(positions -> print(positions.list()));
    }

    @Command(name = "show", description = "The saved positions of a connector, newest first, with what rewind takes.")
    int show(@Parameters(paramLabel = "NAME", description = NAME) String name) {
        return withPositions(positions -> {
            for (SavedPosition saved : positions.show(name)) {
                println(TIME.format(saved.savedAt()) + "  " + saved.key() + "  " + saved.summary());
                println("    " + saved.position());
            }
        });
    }

    @Command(name = "rewind", description = {"Saves an older position again, as the newest.",
            "The next start delivers everything after it once more. The connector must not be running."})
    int rewind(@Parameters(paramLabel = "NAME", description = NAME) String name,
            @ArgGroup(multiplicity = "1") Target target,
            @Option(names = "--force", description = "Also when the store believes that the connector is running, after a crash "
                    + "on another machine.") boolean force) {
        if (target.steps != null && target.steps < 1) {
            throw new ParameterException(spec.subcommands().get("rewind"), "--back " + target.steps + " is out of range; allowed: 1 or more");
        }
        return withPositions(positions -> {
            List<SavedPosition> saved = positions.rewind(name, target.chosen(), force);
            println("the next start goes on after:");
            print(saved);
        });
    }

    private static final String NAME = "Connector, or one lane of it: connector/topic/partition.";

    /** Where to go back to. */
    static final class Target {
        @Option(names = "--back", required = true, paramLabel = "N", description = "So many saves back.")
        private Integer steps;

        @Option(names = "--until", required = true, paramLabel = "TIME", converter = InstantConverter.class,
                description = "The newest one saved at that time or before: 2026-05-01T08:00:00Z.")
        private Instant time;

        @Option(names = "--to", required = true, paramLabel = "JSON", description = "A position as show prints it.")
        private String json;

        RewindTarget chosen() {
            if (steps != null) {
                return new RewindTarget.Steps(steps);
            }
            return time != null ? new RewindTarget.SavedUntil(time) : new RewindTarget.Given(json);
        }
    }

    /** Reads a moment with its offset, so that nobody has to guess a time zone. */
    static final class InstantConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no time; allowed: as in 2026-05-01T08:00:00Z or 2026-05-01T10:00:00+02:00");
            }
        }
    }

    private int withPositions(Consumer<Positions> use) {
        jars.use();
        try (PositionStore.Opened opened = store.open(Optional.ofNullable(config))) {
            use.accept(opened.positions());
        }
        return ExitCode.FINE;
    }

    private void print(List<SavedPosition> saved) {
        if (saved.isEmpty()) {
            println("no position is saved yet");
            return;
        }
        int width = saved.stream().mapToInt(position -> position.key().length()).max().orElse(0);
        for (SavedPosition position : saved) {
            println(String.format("%-" + width + "s  %s  %s", position.key(), TIME.format(position.savedAt()), position.summary()));
        }
    }

    private void println(String line) {
        spec.commandLine().getOut().println(line);
    }
}
