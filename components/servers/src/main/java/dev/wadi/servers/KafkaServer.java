package dev.wadi.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka broker (KRaft, one node) on loopback, in a JVM of its own and a throw-away folder.
 *
 * <p>Errors: {@link ServerNotFoundException} when its jars are missing, {@link ServerStartException} when it does not come up.
 *
 * <p>Lifecycle: answers when {@link #launch} or {@link #start} returns. Port and data stay through {@link #stop},
 * {@link #kill} and {@link #start}; {@link #close} kills it and deletes the folder, and so does the end of the JVM.
 */
public final class KafkaServer extends ServerProcess {
    private static final Duration FORMAT_TIMEOUT = Duration.ofSeconds(60);

    /** For a JVM whose start takes longer than its work. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final KafkaOptions options;
    private final Path libraries;
    private final Path configuration;
    private final int proxiedPort;

    private KafkaServer(KafkaOptions options, Path libraries) {
        super("Kafka broker", DataFolder.claim(options.folder(), "wadi-kafka-"));
        this.options = options;
        this.libraries = libraries;
        this.configuration = folder().path().resolve("server.properties");
        this.proxiedPort = FreePorts.next();
    }

    /** Starts a broker and waits until it answers. */
    public static KafkaServer launch(KafkaOptions options) {
        KafkaServer server = new KafkaServer(options, KafkaLibraries.find());
        try {
            server.format();
            server.start();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    /** Host and port of the listener that {@link KafkaOptions#withProxyPort} asked for: where its proxy forwards to. */
    public String proxiedAddress() {
        return "127.0.0.1:" + proxiedPort;
    }

    @Override
    public Path log() {
        return folder().path().resolve("broker.log");
    }

    @Override
    ChildCommand command() {
        List<String> arguments = new ArrayList<>(options.shortLived() ? SHORT_LIVED : List.of());
        arguments.addAll(List.of("kafka.Kafka", configuration.toString()));
        return java(log(), arguments);
    }

    @Override
    boolean awaitAnswer() {
        return BrokerHandshake.await(bootstrapServers(), Servers.START_TIMEOUT, this::alive);
    }

    /** A broker to play with, until Ctrl-C. */
    public static void main(String[] arguments) {
        KafkaServer server = launch(KafkaOptions.defaults());
        System.out.println(server.bootstrapServers());
        System.out.println("data and logs in " + server.folder().path() + ", both gone after Ctrl-C");
        Servers.runUntilInterrupted();
    }

    private void format() {
        Path data = folder().path().resolve("data");
        int controllerPort = FreePorts.next();
        Map<String, String> more = new HashMap<>();
        if (options.proxyPort() > 0) {
            more.putAll(BrokerProperties.proxied(port(), controllerPort, proxiedPort, options.proxyPort()));
        }
        more.putAll(options.properties());
        String text = BrokerProperties.asText(BrokerProperties.of(port(), controllerPort, data, more));
        try {
            Files.writeString(configuration, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String clusterId = Uuid.randomUuid().toString(); // never begins with a dash, which StorageTool would take for an option
        List<String> arguments = new ArrayList<>(SHORT_LIVED);
        arguments.addAll(List.of("kafka.tools.StorageTool", "format", "-t", clusterId, "-c", configuration.toString()));
        ChildCommand command = java(folder().path().resolve("format.log"), arguments);
        try (ChildProcess format = ChildProcess.start(command)) {
            if (format.awaitExit(FORMAT_TIMEOUT) != 0) {
                throw Servers.startFailure("Kafka's StorageTool", format);
            }
        }
    }

    private ChildCommand java(Path output, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-Xmx" + options.heapMegabytes() + "m",
                "-Dorg.slf4j.simpleLogger.showDateTime=true", "-cp", libraries.resolve("*").toString()));
        all.addAll(arguments);
        return ChildCommand.java(output, all).withOwnSession();
    }
}
