package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.servers.ChildProcess;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Services of provider camel in the real program: components that Wadi knows nothing of, between real files, sockets and a broker. */
class CamelEndpointsIT {

    private static final int FILES = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private String topic;
    private Topics topics;

    @BeforeEach
    void createTopic(TestInfo test) {
        topic = test.getTestMethod().orElseThrow().getName();
        topics = new Topics(kafka);
        topics.create(topic);
    }

    @Test
    void noFileIsLostThoughTheProgramIsKilled() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        for (int i = 0; i < FILES; i++) {
            Files.writeString(inbox.resolve("order-" + i + ".json"), "{\"n\":" + i + "}");
        }
        String definition = services("file") + """
                [[connectors]]
                name = "inbox"
                source = { service_name = "it", resource = "%s?move=../done/${file:name}&initialDelay=0&delay=100", input_encoding = "json", \
                output_encoding = "bson", id_header = "CamelFileName" }
                sinks = [{ service_name = "kafka", resource = "%s", output_encoding = "json" }]
                """.formatted(inbox, topic);
        try (WadiProgram wadi = new WadiProgram(folder, definition)) {
            for (int kill = 1; kill <= 3; kill++) {
                int before = done().size();
                wadi.start();
                await().atMost(PATIENCE).until(() -> done().size() >= before + FILES / 10);
                wadi.kill();
            }
            wadi.start();
            await().atMost(PATIENCE).until(() -> done().size() == FILES);
            assertThat(wadi.terminate(PATIENCE)).isZero();
        }
        assertThat(new TreeSet<>(topics.values(topic))).isEqualTo(
                IntStream.range(0, FILES).mapToObj(i -> "{\"n\":" + i + "}").collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aMessageThatCannotBeDeliveredIsKeptAndCanBeReplayed() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("good.json"), "{\"n\":1}");
        Files.writeString(inbox.resolve("broken.json"), "{\"n\":");
        String definition = services("file") + """
                [[connectors]]
                name = "inbox"
                on_failure = "dead_letter"
                source = { service_name = "it", resource = "%s?move=../done/${file:name}&initialDelay=0&delay=100", input_encoding = "json", \
                output_encoding = "bson", id_header = "CamelFileName" }
                sinks = [{ service_name = "kafka", resource = "%s", output_encoding = "json" }]
                """.formatted(inbox, topic);
        try (WadiProgram wadi = new WadiProgram(folder, definition)) {
            wadi.start();
            await().atMost(PATIENCE).until(() -> done().equals(Set.of("good.json", "broken.json")));
            assertThat(wadi.terminate(PATIENCE)).isZero();

            assertThat(wadi.ask("dlq", "list", "connectors.toml").text()).contains("broken.json").doesNotContain("good.json");
        }
        assertThat(topics.values(topic)).containsExactly("{\"n\":1}");
    }

    /** Whoever may put a file there may choose its name, and with it what a log says about it. */
    @Test
    void theNameOfAFileDoesNotForgeLinesOfTheLog() throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("broken\n12:00:00.000 ERROR forged"), "{\"n\":");
        String definition = services("file") + """
                [[connectors]]
                name = "inbox"
                restart = { max_attempts = 0 }
                source = { service_name = "it", resource = "%s?initialDelay=0&delay=100", input_encoding = "json", \
                output_encoding = "bson", id_header = "CamelFileName" }
                sinks = [{ service_name = "kafka", resource = "%s", output_encoding = "json" }]
                """.formatted(inbox, topic);
        try (WadiProgram wadi = new WadiProgram(folder, definition)) {
            WadiProgram.Answer answer = wadi.ask("run", "connectors.toml");

            assertThat(answer.exitCode()).isEqualTo(1);
            assertThat(answer.text().lines()).anyMatch(line -> line.contains("could not convert json to bson"))
                    .noneMatch(line -> line.startsWith("12:00:00.000 ERROR forged"));
        }
    }

    /** The component's jar comes from Maven's repositories, as in Camel JBang. */
    @Test
    void recordsGoToASocketThroughAComponentThatIsFetchedAtStart() throws Exception {
        List<String> arrived = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread reader = new Thread(() -> read(server, arrived), "line-server");
            reader.setDaemon(true);
            reader.start();
            String definition = services("netty") + """
                    [[connectors]]
                    name = "lines"
                    source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                    sinks = [{ service_name = "it", resource = "tcp://127.0.0.1:%d?textline=true&sync=false", output_encoding = "json" }]
                    """.formatted(topic, server.getLocalPort());
            try (WadiProgram wadi = new WadiProgram(folder, definition)) {
                WadiProgram.Answer without = wadi.ask("run", "connectors.toml");
                assertThat(without.exitCode()).isEqualTo(1);
                assertThat(without.text()).contains("the jar of the component netty is not on the class path", "--dep=org.apache.camel:camel-netty:");

                try (ChildProcess with = wadi.startBeside("run", "connectors.toml", "--dep", "camel:netty")) {
                    with.awaitLine("lines: running", PATIENCE);
                    topics.write(topic, "{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
                    await().atMost(PATIENCE).until(() -> arrived.size() == 3);
                    assertThat(with.terminate(PATIENCE)).isZero();
                }
            }
        }
        assertThat(arrived).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    }

    private String services(String component) {
        return """
                [[services]]
                provider = "camel"
                name = "it"
                component = "%s"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"

                """.formatted(component, kafka.bootstrapServers());
    }

    private Set<String> done() {
        if (!Files.isDirectory(folder.resolve("done"))) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("done"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(ServerSocket server, List<String> arrived) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept();
                    BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    arrived.add(line);
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    arrived.add("could not be read: " + e);
                }
            }
        }
    }
}
