package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.state.FileCheckpointRepository;
import dev.wadi.control.Compilation;
import dev.wadi.control.DeadLetterFiles;
import dev.wadi.control.DefinitionCompiler;
import dev.wadi.control.PositionStores;
import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import dev.wadi.problem.Problems;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sun.misc.Signal;

class WadiCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Path> asked = new ArrayList<>();
    private Compilation answer = ticking("a");

    @TempDir
    private Path folder;

    @Test
    void checksEveryFileAndNamesWhatWouldRun() {
        assertThat(wadi("check", "a.toml", "b.yaml")).isZero();

        assertThat(asked).containsExactly(Path.of("a.toml"), Path.of("b.yaml"));
        assertThat(text(out)).isEqualTo("a.toml: fine, would run a\nb.yaml: fine, would run a\n");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void exitsWithTwoWhenTheDefinitionIsWrong() {
        answer = wrong();

        assertThat(wadi("check", "a.toml")).isEqualTo(2);
        assertThat(wadi("compile", "a.toml", "--to", folder.resolve("out").toString())).isEqualTo(2);
        assertThat(wadi("run", "a.toml")).isEqualTo(2);

        assertThat(text(err)).contains("a.toml:3:1: error: service 'mongo' has no name [missing-option]")
                .contains("nothing started").contains("no route written");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void takesMstreamsFlagAndDefaultFile() {
        wadi("check");
        wadi("check", "--config", "x.toml");

        assertThat(asked).containsExactly(Path.of("mstream-config.toml"), Path.of("x.toml"));
    }

    @Test
    void refusesTwoDefinitionsForOneRun() {
        assertThat(wadi("run", "a.toml", "--config", "b.toml")).isEqualTo(2);
        assertThat(text(err)).contains("two definitions");
    }

    @Test
    void takesJarsForEveryCommandThatReadsADefinition() {
        for (List<String> command : List.of(List.of("check", "a.toml"), List.of("run", "a.toml"), List.of("compile", "a.toml", "--to", "x"),
                List.of("test", "x"), List.of("dlq", "list", "a.toml"), List.of("positions", "list", "--config", "a.toml"))) {
            err.reset();
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--dep", "foo"));

            assertThat(wadi(arguments.toArray(String[]::new))).as("%s", command).isEqualTo(2);

            assertThat(text(err)).as("%s", command)
                    .contains("--dep 'foo' names no jar; allowed: camel:nats, camel-nats, group:artifact:version");
        }
    }

    @Test
    void compilesIntoFolder() {
        assertThat(wadi("compile", "a.toml", "--to", folder.toString())).isZero();

        assertThat(folder.resolve("a.camel.yaml")).exists();
        assertThat(text(out)).contains("a.camel.yaml").contains("application.properties");
    }

    @Test
    void drainsAndExitsWithZeroAfterSignal() {
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> wadi("run", "a.toml"));
        Awaitility.await().until(() -> text(out).contains("a: running"));

        Signal.raise(new Signal("TERM"));

        assertThat(exitCode).succeedsWithin(60, TimeUnit.SECONDS).isEqualTo(0);
        assertThat(text(out)).contains("SIGTERM: stopping").contains("a: stopped").doesNotContain("\u001b");
    }

    @Test
    void exitsWithOneWhenNoConnectorIsLeft() {
        answer = compiled("a", "- route: {id: a, from: {uri: 'nosuch:x', steps: [{stop: {}}]}}", Map.of());

        assertThat(wadi("run", "a.toml")).isEqualTo(1);
        assertThat(text(out)).contains("a: failed: ").contains("no connector is left running");
    }

    @Test
    void namesEveryMissingEnvironmentVariable() {
        answer = compiled("a", "- route: {id: a, from: {uri: 'timer:a', steps: [{stop: {}}]}}",
                Map.of("mongo.connectionString", "{{env:NO_SUCH_VARIABLE}}", "wadi.state", "{{env:NEITHER_THIS:.wadi}}"));

        assertThat(wadi("run", "a.toml")).isEqualTo(1);
        assertThat(text(err)).isEqualTo(
                "a.toml: environment variable NO_SUCH_VARIABLE is not set, mongo.connectionString needs it\n");
    }

    @Test
    void tellsFailureInOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        assertThat(wadi("compile", "a.toml", "--to", file.resolve("out").toString())).isEqualTo(1);

        assertThat(text(err).lines()).hasSize(1).first().asString().startsWith("wadi compile: ");
    }

    @Test
    void saysWhatStandsInTheWay() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        assertThat(wadi("compile", "a.toml", "--to", file.toString())).isEqualTo(1);

        assertThat(text(err)).isEqualTo("wadi compile: " + file + ": there is already something of this name\n");
    }

    @Test
    void rejectsValuesThatCannotBeMeant() {
        assertThat(wadi("demo", "--events", "0")).isEqualTo(2);
        assertThat(wadi("positions", "rewind", "users-sync", "--back", "0")).isEqualTo(2);
        assertThat(wadi("run", "a.toml", "--dep", "nonsense")).isEqualTo(2);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("--events 0 is out of range; allowed: 1 to 100", "--back 0 is out of range; allowed: 1 or more",
                "Usage: wadi positions rewind", "--dep 'nonsense' names no jar; allowed: camel:nats, camel-nats, group:artifact:version");
    }

    @Test
    void rejectsDurationWithoutUnit() {
        assertThat(wadi("run", "a.toml", "--drain-time", "10")).isEqualTo(2);
        assertThat(text(err)).contains("'10' is no duration; allowed: a whole number and ms, s, m or h");
    }

    @Test
    void helpsWithEveryCommand() {
        assertThat(wadi()).isEqualTo(2);
        for (String command : List.of("check", "compile", "run", "positions", "dlq")) {
            assertThat(wadi(command, "--help")).isZero();
        }
        assertThat(wadi("help")).isZero();
        assertThat(text(out)).contains("./wadi bench --help", "wadi check mstream-config.toml");
        assertThat(wadi("help", "run")).isZero();
        assertThat(wadi("--version")).isZero();
        assertThat(text(out)).contains("Camel 4.");
    }

    @Test
    void listsShowsAndRewindsPositions() {
        assertThat(wadi("positions", "list")).isZero();
        assertThat(text(out)).isEqualTo("no position is saved yet\n");
        savePositions("users-sync", "{\"token\":1}", "{\"token\":2}");

        assertThat(wadi("positions", "rewind", "users-sync", "--back", "1")).isZero();

        out.reset();
        assertThat(wadi("positions", "list")).isZero();
        assertThat(text(out)).startsWith("users-sync  ").contains("{\"token\":1}");
        out.reset();
        assertThat(wadi("positions", "show", "users-sync")).isZero();
        assertThat(text(out).lines()).hasSize(6);
        assertThat(wadi("positions", "rewind", "users-sync", "--until", "yesterday")).isEqualTo(2);
        assertThat(wadi("positions", "show", "orders")).isEqualTo(1);
        assertThat(text(err)).contains("wadi positions show: no position is saved for orders");
    }

    @Test
    void asksWhichDeadLettersAreMeant() {
        assertThat(wadi("dlq")).isEqualTo(2);
        assertThat(wadi("dlq", "list")).isEqualTo(2);
        assertThat(wadi("dlq", "replay", "a.toml")).isEqualTo(2);
        assertThat(wadi("dlq", "replay", "a.toml", "3f2a9c11", "--all")).isEqualTo(2);
        assertThat(wadi("dlq", "discard", "a.toml", "--all")).isEqualTo(2);
        assertThat(text(err)).contains("a command is needed: list, show, replay, discard or export")
                .contains("which ones? allowed: ids, or --all").contains("ids or --all, not both")
                .contains("discard --all gives up every dead letter: add --yes if that is meant");
    }

    @Test
    void saysWhatIsWrongWithTheDefinitionOfDeadLetters() {
        assertThat(wadi("dlq", "list", folder.resolve("none.toml").toString())).isEqualTo(2);
        assertThat(text(err)).contains("[file-not-found]");
    }

    private void savePositions(String connector, String... positions) {
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(folder.resolve("state/positions").toString());
        repository.claim(connector);
        for (String position : positions) {
            repository.save(connector, position);
        }
        repository.release(connector);
    }

    private int wadi(String... arguments) {
        Map<String, String> state = Map.of("WADI_STATE", folder.resolve("state").toString());
        DefinitionCompiler compiler = file -> {
            asked.add(file);
            return answer;
        };
        return WadiCommand.commandLine(compiler, new PositionStores(compiler, state), new DeadLetterFiles(), state, print(out),
                print(err)).execute(arguments);
    }

    private static Compilation ticking(String name) {
        return compiled(name, """
                - route:
                    id: %s
                    from: {uri: 'timer:%s?period=50', steps: [{stop: {}}]}
                """.formatted(name, name), Map.of());
    }

    private static Compilation compiled(String name, String yaml, Map<String, String> properties) {
        CompiledRoutes routes = new CompiledRoutes(List.of(new RouteFile(name + ".camel.yaml", yaml, name)), properties, Map.of());
        return new Compilation(routes, Map.of(), Map.of(), new Problems());
    }

    private static Compilation wrong() {
        Problems problems = new Problems();
        problems.add(Problem.of(ProblemCode.MISSING_OPTION, new Place("a.toml", 3, 1), "service 'mongo' has no name"));
        return new Compilation(new CompiledRoutes(List.of(), Map.of(), Map.of()), Map.of(), Map.of(), problems);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
