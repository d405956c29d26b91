package dev.wadi.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A real Redis on loopback, in a process of its own and a throw-away folder; what it acknowledged survives a kill.
 *
 * <p>Errors: {@link ServerNotFoundException} when there is no redis-server, {@link ServerStartException} when it does not come up.
 *
 * <p>Lifecycle: answers when {@link #launch} or {@link #start} returns. Port and data stay through {@link #stop},
 * {@link #kill} and {@link #start}; {@link #close} kills it and deletes the folder, and so does the end of the JVM.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final int ANSWER_MILLIS = 1000;

    private final RedisOptions options;
    private final Path program;
    private final DataFolder folder;
    private final int port;
    private final AtExit.Registration atExit;
    private volatile ChildProcess process;

    private RedisServer(RedisOptions options, Path program) {
        this.options = options;
        this.program = program;
        this.folder = DataFolder.claim(options.folder(), "wadi-redis-");
        this.port = FreePorts.next();
        this.atExit = AtExit.run(this::discard);
    }

    /** Starts a server and waits until it answers. */
    public static RedisServer launch(RedisOptions options) {
        RedisServer server = new RedisServer(options, RedisBinary.find());
        try {
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Address for clients, with the password if there is one. */
    public String url() {
        return "redis://" + (options.password() == null ? "" : ":" + options.password() + "@") + "127.0.0.1:" + port;
    }

    /** The file with what the server logged, in all its runs. */
    public Path log() {
        return folder.path().resolve("redis.log");
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
        boolean[] answered = {false};
        Deadline.after(Servers.START_TIMEOUT).await(() -> {
            answered[0] = answers();
            return answered[0] || !alive();
        });
        if (!answered[0]) {
            throw Servers.startFailure("Redis on port " + port, process);
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

    /** A server to play with, until Ctrl-C. */
    public static void main(String[] arguments) {
        RedisServer server = launch(RedisOptions.defaults());
        System.out.println(server.url());
        System.out.println("data and logs in " + server.folder.path() + ", both gone after Ctrl-C");
        Servers.runUntilInterrupted();
    }

    private void discard() {
        kill();
        folder.delete();
    }

    private ChildCommand command() {
        List<String> arguments = new ArrayList<>(List.of(program.toString(), "--port", Integer.toString(port),
                "--bind", "127.0.0.1", "--dir", folder.folder("data").toString(), "--save", "",
                "--appendonly", "yes", "--appendfsync", "always"));
        if (options.password() != null) {
            arguments.addAll(List.of("--requirepass", options.password()));
        }
        arguments.addAll(options.arguments());
        return ChildCommand.of(log(), arguments).withOwnSession();
    }

    /** Asks with PING. An answer that a password is needed is one; that it still loads its data is none. */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
            return answer.equals("+PONG") || answer.equals("-NOAU");
        } catch (IOException notYet) {
            return false;
        }
    }
}
