package dev.wadi.servers;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A server that is one process on a port of its own, with a throw-away folder that outlives its ends.
 *
 * <p>Lifecycle and threads: port and data stay through {@link #stop}, {@link #kill} and {@link #start}; {@link #close} kills the
 * process and deletes the folder, and so does the end of the JVM. Thread safe, but two threads must not start it at once.
 */
abstract class ServerProcess implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final String title;
    private final DataFolder folder;
    private final int port;
    private final AtExit.Registration atExit;
    private volatile ChildProcess process;

    /** @param title what it is, for the message about a start that failed: {@code Kafka broker} */
    ServerProcess(String title, DataFolder folder) {
        this.title = title;
        this.folder = folder;
        this.port = FreePorts.next();
        this.atExit = AtExit.run(this::discard);
    }

    /** What runs it. */
    abstract ChildCommand command();

    /** Waits until it answers, or has ended; false when it does not answer in time. */
    abstract boolean awaitAnswer();

    /** The file with what the server logged, in all its runs. */
    public abstract Path log();

    DataFolder folder() {
        return folder;
    }

    int port() {
        return port;
    }

    ChildProcess process() {
        return process;
    }

    public boolean alive() {
        ChildProcess current = process;
        return current != null && current.alive();
    }

    /**
     * Starts the server, or starts it again on the same data and port, and waits until it answers. Does nothing when it is
     * alive.
     */
    public void start() {
        if (alive()) {
            return;
        }
        process = ChildProcess.start(command());
        if (!awaitAnswer()) {
            throw Servers.startFailure(title + " on port " + port, process);
        }
    }

    /** SIGTERM: the server closes its data cleanly and ends. */
    public void stop() {
        if (process != null) {
            process.terminate(STOP_TIMEOUT);
        }
    }

    /** SIGKILL. */
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /** SIGSTOP: its connections stay open and nothing answers on them. */
    public void pause() {
        process.pause();
    }

    /** SIGCONT. */
    public void resume() {
        process.resume();
    }

    @Override
    public void close() {
        atExit.cancel();
        discard();
    }

    private void discard() {
        kill();
        folder.delete();
    }
}
