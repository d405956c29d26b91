package dev.wadi.delivery;

import dev.wadi.Main;
import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole program as a child process, so that a test can kill it; definition, positions and output lie in one folder. */
final class WadiProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final ChildCommand command;
    private ChildProcess process;

    WadiProgram(Path folder, String definition) {
        this.folder = folder;
        try {
            Files.writeString(folder.resolve("connectors.toml"), definition);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.command = command(output(), "run", "connectors.toml");
    }

    /** Started dozens of times, for seconds each: without the optimising compiler and a parallel collector it is up sooner. */
    private ChildCommand command(Path output, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        all.addAll(List.of(arguments));
        return ChildCommand.java(output, all)
                .withDirectory(folder)
                .withEnvironment("WADI_STATE", folder.resolve("state").toString());
    }

    void start() {
        process = ChildProcess.start(command);
    }

    /** Starts and waits until the connector reads, so that changes from now on are its business. */
    void startAndAwait(String line) {
        start();
        process.awaitLine(line, PATIENCE);
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** SIGSTOP. */
    void pause() {
        process.pause();
    }

    /** SIGCONT. */
    void resume() {
        process.resume();
    }

    /** SIGTERM; the exit code. */
    int terminate(Duration timeout) {
        return process.terminate(timeout);
    }

    boolean alive() {
        return process.alive();
    }

    int awaitExit() {
        return process.awaitExit(PATIENCE);
    }

    String awaitLine(String text) {
        return process.awaitLine(text, PATIENCE);
    }

    String lastLines() {
        return process.lastLines();
    }

    /** What a command of the program wrote, and how it ended. */
    record Answer(int exitCode, List<String> lines) {

        String text() {
            return String.join("\n", lines);
        }
    }

    /** Runs another command in the same folder to its end. */
    Answer ask(String... arguments) {
        try (ChildProcess asked = startBeside(arguments)) {
            return new Answer(asked.awaitExit(PATIENCE), asked.lines());
        }
    }

    /** Starts another command in the same folder; whoever started it closes it. */
    ChildProcess startBeside(String... arguments) {
        return ChildProcess.start(command(folder.resolve("asked.log"), arguments));
    }

    Path folder() {
        return folder;
    }

    /** Every complete line of this run. */
    List<String> lines() {
        return process.lines();
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }

    private Path output() {
        return folder.resolve("wadi.log");
    }
}
