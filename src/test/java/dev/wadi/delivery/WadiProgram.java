package dev.wadi.delivery;

import dev.wadi.Main;
import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

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
        this.command = ChildCommand.javaMain(output(), Main.class, "run", "connectors.toml")
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

    Path folder() {
        return folder;
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
