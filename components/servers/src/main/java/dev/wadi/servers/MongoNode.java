package dev.wadi.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One mongod of a {@link MongoServer}: can be killed and started alone. Its port and data stay the same. Thread safe, but
 * two threads must not start it at once.
 */
public final class MongoNode {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    private final ChildCommand command;
    private final int port;
    private volatile ChildProcess process;
    private volatile boolean paused;

    MongoNode(Path mongod, MongoOptions options, DataFolder folder, String name, int port) {
        List<String> arguments = new ArrayList<>(List.of(mongod.toString(), "--replSet", ReplicaSet.NAME,
                "--dbpath", folder.folder(name).toString(), "--port", Integer.toString(port), "--bind_ip", "127.0.0.1",
                "--nounixsocket", "--quiet", "--wiredTigerCacheSizeGB", "0.25",
                "--oplogSize", Integer.toString(options.oplogMegabytes()),
                "--setParameter", "diagnosticDataCollectionEnabled=false",
                // A primary that is told to stop waits this long for clients to go away; 15 s by default.
                "--setParameter", "shutdownTimeoutMillisForSignaledShutdown=100"));
        arguments.addAll(options.arguments());
        this.command = ChildCommand.of(folder.path().resolve(name + ".log"), arguments).withOwnSession();
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The file with what this mongod logged, in all its runs. */
    public Path log() {
        return command.output();
    }

    public boolean alive() {
        ChildProcess current = process;
        return current != null && current.alive();
    }

    /** Alive and not paused. */
    public boolean answers() {
        return alive() && !paused;
    }

    /**
     * Starts it, or starts it again on the same data, and waits until it answers a ping. Does nothing when it is alive.
     *
     * @throws ServerStartException when it does not answer in a minute
     */
    public void start() {
        launch();
        awaitPing();
    }

    /** Starts it without waiting, so that several nodes can come up side by side. */
    void launch() {
        if (!alive()) {
            paused = false;
            process = ChildProcess.start(command);
        }
    }

    void awaitPing() {
        if (!ReplicaSet.awaitPing(address(), Servers.START_TIMEOUT, this::alive)) {
            throw Servers.startFailure("mongod on port " + port, process);
        }
    }

    /** SIGTERM: mongod steps down, closes its data cleanly and ends. */
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
        paused = true;
    }

    /** SIGCONT. */
    public void resume() {
        process.resume();
        paused = false;
    }

    ChildProcess process() {
        return process;
    }
}
