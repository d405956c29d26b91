package dev.wadi.cli;

import dev.wadi.control.DeadLetterAccess;
import dev.wadi.control.DeadLetterSelection;
import dev.wadi.control.DeadLetters;
import dev.wadi.control.KeptEvent;
import dev.wadi.control.ReplayListener;
import dev.wadi.control.ReplayReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "dlq", description = {"Looks at dead letters, delivers them again or gives them up.",
        "They are kept where the definition's connectors say, by default in files under WADI_STATE. Connectors may run meanwhile."},
        footer = {"", "Examples:", "  wadi dlq list mstream-config.toml", "  wadi dlq show mstream-config.toml 3f2a9c11d2aa",
                "  wadi dlq replay mstream-config.toml --all", "  wadi dlq discard mstream-config.toml 3f2a9c11d2aa 77b0",
                "  wadi dlq export mstream-config.toml --to letters.jsonl", "",
                "An id may be cut off after its first characters, at least four.",
                "Exit code: 0, 1 when a store or a server does not answer or an event failed again, 2 when the definition is wrong."})
final class DeadLettersCommand implements Runnable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final String FILE = "Definition: .toml, .yaml, .yml or .json.";
    private static final String CONNECTOR = "Only the dead letters of this connector.";
    private static final String IDS = "Dead letters, as list prints them.";
    private static final int SHOWN_ID = 12;

    @Mixin
    private JarsOption jars;

    @Spec
    private CommandSpec spec;

    private final DeadLetterAccess access;

    DeadLettersCommand(DeadLetterAccess access) {
        this.access = access;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: list, show, replay, discard or export");
    }

    @Command(name = "list", description = "All dead letters, one on a line, oldest first.")
    int list(@Parameters(paramLabel = "FILE", description = FILE) Path file,
            @Option(names = "--connector", paramLabel = "NAME", description = CONNECTOR) String connector,
            @Option(names = "--json", description = "One JSON object on each line.") boolean json) {
        return with(file, letters -> {
            int[] count = {0};
            letters.forEach(new DeadLetterSelection(connector, List.of()), event -> {
                count[0]++;
                println(json ? event.summaryJson() : line(event));
            });
            if (!json) {
                println(count[0] == 0 ? "no dead letters" : count(count[0]));
            }
        });
    }

    @Command(name = "show", description = "Everything about one dead letter.")
    int show(@Parameters(index = "0", paramLabel = "FILE", description = FILE) Path file,
            @Parameters(index = "1", paramLabel = "ID", description = "A dead letter, as list prints it.") String id) {
        return with(file, letters -> {
            KeptEvent event = letters.get(new DeadLetterSelection(null, List.of(id)));
            event.details().forEach((what, value) -> println(String.format("%-16s  %s", what, value)));
            println("attributes");
            event.attributes().forEach((name, value) -> println("  " + name + " = " + value));
            println("errors");
            event.errors().forEach(error -> println("  " + error));
            println("body (" + event.encoding() + ")");
            println(event.body());
        });
    }

    @Command(name = "replay", description = {"Delivers events again, as their source delivered them, on the way that the definition "
            + "describes now; an event that some sinks have goes only to the one that does not.",
            "A dead letter is taken out when its event is delivered, so an interrupted replay repeats and never loses."})
    int replay(@Parameters(index = "0", paramLabel = "FILE", description = FILE) Path file,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "ID", description = IDS) List<String> ids,
            @Option(names = "--all", description = "All dead letters.") boolean all,
            @Option(names = "--connector", paramLabel = "NAME", description = CONNECTOR) String connector) {
        DeadLetterSelection selection = selection("replay", ids, all, connector);
        ReplayReport report = ask(file, letters -> letters.replay(selection, new Report()));
        println(count(report.delivered()) + " delivered, " + report.failedAgain() + " failed again");
        return report.failedAgain() == 0 ? ExitCode.FINE : ExitCode.WORLD_IS_WRONG;
    }

    @Command(name = "discard", description = "Gives dead letters up for ever. Export them first if in doubt.")
    int discard(@Parameters(index = "0", paramLabel = "FILE", description = FILE) Path file,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "ID", description = IDS) List<String> ids,
            @Option(names = "--all", description = "All dead letters; needs --yes.") boolean all,
            @Option(names = "--yes", description = "Confirms --all.") boolean yes,
            @Option(names = "--connector", paramLabel = "NAME", description = CONNECTOR) String connector) {
        DeadLetterSelection selection = selection("discard", ids, all, connector);
        if (all && !yes) {
            throw new ParameterException(spec.subcommands().get("discard"), "discard --all gives up every dead letter: add --yes if that is meant");
        }
        return with(file, letters -> println(count(letters.discard(selection, event -> println(line(event)))) + " discarded"));
    }

    @Command(name = "export", description = "Writes dead letters whole to a new file, one JSON object on each line.")
    int export(@Parameters(index = "0", paramLabel = "FILE", description = FILE) Path file,
            @Parameters(index = "1..*", arity = "0..*", paramLabel = "ID", description = IDS + " Without any: all.") List<String> ids,
            @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file; it must not be there.") Path target,
            @Option(names = "--connector", paramLabel = "NAME", description = CONNECTOR) String connector) {
        return with(file, letters -> {
            int[] count = {0};
            try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                letters.forEach(new DeadLetterSelection(connector, ids == null ? List.of() : ids), event -> {
                    count[0]++;
                    write(out, event.json());
                });
            } catch (FileAlreadyExistsException e) {
                throw new UncheckedIOException("there is already a file " + target + ", name another one", e);
            } catch (IOException e) {
                throw new UncheckedIOException(target + " cannot be written: " + e.getMessage(), e);
            }
            println(count(count[0]) + " written to " + target);
        });
    }

    /** Prints what a replay does while it does it; warnings and failures go to the error output. */
    private final class Report implements ReplayListener {

        @Override
        public void warn(String sentence) {
            spec.commandLine().getErr().println("warning: " + sentence);
        }

        @Override
        public void delivered(String connector, int count) {
            println(connector + ": " + count(count) + " delivered");
        }

        @Override
        public void failedAgain(KeptEvent event) {
            spec.commandLine().getErr().println("failed again: " + line(event));
        }
    }

    private DeadLetterSelection selection(String command, List<String> ids, boolean all, String connector) {
        boolean named = ids != null && !ids.isEmpty();
        if (named == all) {
            throw new ParameterException(spec.subcommands().get(command), named ? "ids or --all, not both" : "which ones? allowed: ids, or --all");
        }
        return new DeadLetterSelection(connector, named ? ids : List.of());
    }

    private int with(Path file, Consumer<DeadLetters> use) {
        ask(file, letters -> {
            use.accept(letters);
            return null;
        });
        return ExitCode.FINE;
    }

    private <T> T ask(Path file, Function<DeadLetters, T> question) {
        jars.use();
        try (DeadLetters letters = access.open(file)) {
            return question.apply(letters);
        }
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(KeptEvent event) {
        return event.id().substring(0, Math.min(SHOWN_ID, event.id().length())) + "  " + event.connector() + "  "
                + TIME.format(event.givenUpAt()) + "  " + (event.sink() == null ? "all sinks" : event.sink()) + "  "
                + event.reason().lines().findFirst().orElse("") + " (event " + event.event() + ")";
    }

    private static String count(long count) {
        return count + (count == 1 ? " dead letter" : " dead letters");
    }

    private void println(String line) {
        spec.commandLine().getOut().println(line);
    }
}
