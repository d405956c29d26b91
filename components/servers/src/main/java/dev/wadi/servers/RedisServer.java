package dev.wadi.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
public final class RedisServer extends ServerProcess {
    private static final int ANSWER_MILLIS = 1000;

    private final RedisOptions options;
    private final Path program;

    private RedisServer(RedisOptions options, Path program) {
        super("Redis", DataFolder.claim(options.folder(), "wadi-redis-"));
        this.options = options;
        this.program = program;
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
        return "redis://" + (options.password() == null ? "" : ":" + options.password() + "@") + "127.0.0.1:" + port();
    }

    @Override
    public Path log() {
        return folder().path().resolve("redis.log");
    }

    @Override
    boolean awaitAnswer() {
        boolean[] answered = {false};
        Deadline.after(Servers.START_TIMEOUT).await(() -> {
            answered[0] = answers();
            return answered[0] || !alive();
        });
        return answered[0];
    }

    /** A server to play with, until Ctrl-C. */
    public static void main(String[] arguments) {
        RedisServer server = launch(RedisOptions.defaults());
        System.out.println(server.url());
        System.out.println("data and logs in " + server.folder().path() + ", both gone after Ctrl-C");
        Servers.runUntilInterrupted();
    }

    @Override
    ChildCommand command() {
        List<String> arguments = new ArrayList<>(List.of(program.toString(), "--port", Integer.toString(port()),
                "--bind", "127.0.0.1", "--dir", folder().folder("data").toString(), "--save", "",
                "--appendonly", "yes", "--appendfsync", "always"));
        if (options.password() != null) {
            arguments.addAll(List.of("--requirepass", options.password()));
        }
        arguments.addAll(options.arguments());
        return ChildCommand.of(log(), arguments).withOwnSession();
    }

    /** Asks with PING. An answer that a password is needed is one; that it still loads its data is none. */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
            return answer.equals("+PONG") || answer.equals("-NOAU");
        } catch (IOException notYet) {
            return false;
        }
    }
}
