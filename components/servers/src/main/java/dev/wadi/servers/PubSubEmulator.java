package dev.wadi.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Google's Pub/Sub emulator on loopback, in a JVM of its own. It keeps everything in memory: topics, subscriptions and messages are
 * gone after {@link #stop} and {@link #kill}.
 *
 * <p>Errors: {@link ServerNotFoundException} when its jars are missing, {@link ServerStartException} when it does not come up.
 *
 * <p>Lifecycle: answers when {@link #launch} or {@link #start} returns. The port stays through {@link #stop}, {@link #kill} and
 * {@link #start}; {@link #close} kills it and deletes its folder, and so does the end of the JVM.
 */
public final class PubSubEmulator extends ServerProcess {
    private static final int ANSWER_MILLIS = 1000;
    private static final String MAIN = "com.google.cloud.pubsub.testing.v1.Main";

    private final String classPath;

    private PubSubEmulator(Path folder, String classPath) {
        super("Pub/Sub emulator", DataFolder.claim(folder, "wadi-pubsub-"));
        this.classPath = classPath;
    }

    /** Starts an emulator with a temporary folder for its log. */
    public static PubSubEmulator launch() {
        return launch(null);
    }

    /**
     * Starts an emulator and waits until it answers.
     *
     * @param folder absent or empty folder for its log, deleted on close; null for a temporary one
     */
    public static PubSubEmulator launch(Path folder) {
        PubSubEmulator server = new PubSubEmulator(folder, PubSubEmulatorJars.find());
        try {
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Host and port, as {@code PUBSUB_EMULATOR_HOST} has them. */
    public String endpoint() {
        return "127.0.0.1:" + port();
    }

    @Override
    public Path log() {
        return folder().path().resolve("emulator.log");
    }

    @Override
    ChildCommand command() {
        // not by "gcloud beta emulators pubsub start": it leaves the JVM behind when it ends
        return ChildCommand.java(log(), List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", classPath, MAIN,
                "--host=127.0.0.1", "--port=" + port())).withOwnSession();
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

    /** An emulator to play with, until Ctrl-C. */
    public static void main(String[] arguments) {
        PubSubEmulator server = launch();
        System.out.println("export PUBSUB_EMULATOR_HOST=" + server.endpoint());
        System.out.println("what it keeps is in memory, gone after Ctrl-C");
        Servers.runUntilInterrupted();
    }

    /** Asks over HTTP, which the emulator speaks beside gRPC. */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }
}
