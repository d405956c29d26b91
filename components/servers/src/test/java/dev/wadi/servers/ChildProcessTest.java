package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    @Test
    void capturesBothOutputsAndTheExitCode() {
        try (ChildProcess child = start("echo out; echo err >&2; exit 3")) {
            assertThat(child.awaitExit(SOON)).isEqualTo(3);
            assertThat(child.lines()).containsExactly("out", "err");
        }
    }

    @Test
    void passesEnvironmentAndDirectory() {
        ChildCommand command = shell("echo $GREETING from $PWD").withEnvironment("GREETING", "hello").withDirectory(temporary);
        try (ChildProcess child = ChildProcess.start(command)) {
            assertThat(child.awaitLine("hello", SOON)).isEqualTo("hello from " + temporary);
        }
    }

    @Test
    void awaitsALineWrittenEarlierOrLater() {
        try (ChildProcess child = start("echo one; echo two; sleep 30")) {
            assertThat(child.awaitLine("two", SOON)).isEqualTo("two");
            assertThat(child.awaitLine(line -> line.startsWith("o"), SOON)).isEqualTo("one");
        }
    }

    @Test
    void showsCommandAndLastLinesWhenTheLineNeverComes() {
        try (ChildProcess child = start("echo last words; exit 4")) {
            assertThatThrownBy(() -> child.awaitLine("ready", SOON)).isInstanceOf(ChildProcessException.class)
                    .hasMessageContaining("(exit code 4) ended before it wrote the awaited line")
                    .hasMessageContaining("command: sh -c 'echo last words; exit 4'")
                    .hasMessageEndingWith("    last words");
        }
    }

    @Test
    void saysWhenTheTimeIsOver() {
        try (ChildProcess child = start("sleep 30")) {
            assertThatThrownBy(() -> child.awaitLine("ready", Duration.ofMillis(50)))
                    .hasMessageContaining("did not write the awaited line in PT0.05S");
            assertThatThrownBy(() -> child.awaitExit(Duration.ofMillis(50))).hasMessageContaining("still runs after PT0.05S");
        }
    }

    @Test
    void terminatesWithTheExitCodeThatTheProgramChose() {
        try (ChildProcess child = start("trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.05; done")) {
            child.awaitLine("up", SOON);
            assertThat(child.terminate(SOON)).isEqualTo(7);
            assertThat(child.lines()).containsExactly("up", "bye");
        }
    }

    @Test
    void terminatesAPausedChild() {
        try (ChildProcess child = start("exec sleep 30")) {
            child.pause();
            assertThat(child.terminate(SOON)).isEqualTo(143);
        }
    }

    @Test
    void killsWithoutAskingTheProgram() {
        ChildProcess child = start("trap '' TERM; echo up; while :; do sleep 0.05; done");
        child.awaitLine("up", SOON);
        child.kill();
        assertThat(child.alive()).isFalse();
        assertThat(child.awaitExit(SOON)).isEqualTo(137);
    }

    @Test
    void pausesAndResumes() {
        try (ChildProcess child = start("while :; do echo tick; sleep 0.02; done")) {
            child.awaitLine("tick", SOON);
            child.pause();
            int paused = child.lines().size();
            Awaitility.await().during(Duration.ofMillis(300)).atMost(SOON).until(() -> child.lines().size() <= paused + 1);
            child.resume();
            Awaitility.await().atMost(SOON).until(() -> child.lines().size() > paused + 5);
        }
    }

    @Test
    void keepsProcessIdInASessionOfItsOwn() {
        try (ChildProcess child = ChildProcess.start(shell("echo pid $$; exec sleep 30").withOwnSession())) {
            assertThat(child.awaitLine("pid", SOON)).isEqualTo("pid " + child.pid());
        }
    }

    @Test
    void appendsToTheFileAndReadsOnlyItsOwnLines() throws Exception {
        start("echo first").awaitExit(SOON);
        try (ChildProcess second = start("echo second")) {
            second.awaitExit(SOON);
            assertThat(second.lines()).containsExactly("second");
        }
        assertThat(Files.readAllLines(output())).containsExactly("first", "second");
    }

    @Test
    void namesTheProgramThatCannotBeStarted() {
        ChildCommand nothing = ChildCommand.of(output(), List.of("/no/such/program", "--flag"));
        assertThatThrownBy(() -> ChildProcess.start(nothing)).isInstanceOf(ChildProcessException.class)
                .hasMessageStartingWith("cannot start: /no/such/program --flag: ");
    }

    @Test
    void runsAMainClassOfThisClassPath() {
        try (ChildProcess child = ChildProcess.start(ChildCommand.javaMain(output(), Greeter.class, "a b", "c"))) {
            assertThat(child.awaitExit(SOON)).isZero();
            assertThat(child.lines()).containsExactly("hello a b, c");
        }
    }

    @Test
    void killsChildrenAndRunsLastActionFirstWhenTheJvmEnds() {
        try (ChildProcess parent = ChildProcess.start(ChildCommand.javaMain(output(), Parent.class,
                temporary.resolve("grandchild.log").toString()))) {
            long grandchild = Long.parseLong(parent.awaitLine("grandchild", SOON).substring("grandchild ".length()));
            parent.terminate(SOON);
            assertThat(parent.lines()).endsWith("drained while grandchild alive: true");
            Awaitility.await().atMost(SOON).until(() -> ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive).isEmpty());
        }
    }

    private ChildProcess start(String script) {
        return ChildProcess.start(shell(script));
    }

    private ChildCommand shell(String script) {
        return ChildCommand.of(output(), List.of("sh", "-c", script));
    }

    private Path output() {
        return temporary.resolve("output.log");
    }

    /** A program that greets its arguments. */
    public static final class Greeter {
        private Greeter() {
        }

        public static void main(String[] arguments) {
            System.out.println("hello " + String.join(", ", arguments));
        }
    }

    /** A program with a child and something to do before the child dies. */
    public static final class Parent {
        private Parent() {
        }

        public static void main(String[] arguments) {
            ChildProcess child = ChildProcess.start(ChildCommand.of(Path.of(arguments[0]), List.of("sleep", "60")));
            AtExit.run(() -> System.out.println("drained while grandchild alive: " + child.alive()));
            System.out.println("grandchild " + child.pid());
            Servers.runUntilInterrupted();
        }
    }
}
