package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpServer;
import dev.wadi.testkit.HostileHeaders;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.PubSubBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.junit.PubSubService;
import dev.wadi.testkit.pubsub.PubSubProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Headers that steer Camel endpoints come in with a message, by every way in that has headers, and with the answers of an HTTP
 * middleware: the message goes where the definition says, to every kind of sink, and takes none of them along.
 */
class HostileHeadersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> WAYS_IN = List.of("kafka", "pubsub", "answers");

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @PubSubService
    static PubSubBackend pubSub;

    @TempDir
    static Path folder;

    /** A request: its path, and its headers in lower case. */
    private record Request(String path, Map<String, String> headers) {}

    private static final Queue<Request> REQUESTS = new ConcurrentLinkedQueue<>();

    private static Topics topics;
    private static MongoClient client;
    private static MongoDatabase database;
    private static PubSubProject project;
    private static HttpServer server;
    private static WadiProgram wadi;

    @BeforeAll
    static void run() throws Exception {
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("hostile");
        project = new PubSubProject(pubSub.endpoint(), "hostile");
        startServer();
        topics = new Topics(kafka);
        topics.create("in-kafka", "in-answers", "out-kafka", "out-pubsub", "out-answers", HostileHeaders.STOLEN);
        project.topic("in-pubsub");
        project.subscription("in-pubsub");
        for (String way : WAYS_IN) {
            project.topic("out-" + way);
            project.subscription("out-" + way);
        }
        wadi = new WadiProgram(folder, definition());
        wadi.start();
        for (String way : WAYS_IN) {
            wadi.awaitLine("from-" + way + ": running");
        }
        send();
    }

    @AfterAll
    static void close() {
        if (wadi != null) {
            wadi.close();
        }
        if (server != null) {
            server.stop(0);
        }
        if (project != null) {
            project.close();
        }
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "pubsub", "answers"})
    void steerNothingAndReachNoSink(String way) throws IOException {
        Map<String, String> data = way.equals("answers") ? Map.of() : HostileHeaders.data();

        ConsumerRecord<byte[], byte[]> record = topics.records("out-" + way, 1, wadi).get(0);
        assertThat(new String(record.value(), StandardCharsets.UTF_8)).isEqualTo("{\"_id\":\"" + way + "\"}");
        assertThat(record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8)).isNotEqualTo(HostileHeaders.STOLEN);
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertHarmless(headers, data);

        await().atMost(PATIENCE).until(() -> database.getCollection("out_" + way).countDocuments() == 1);
        PubsubMessage message = project.receive("out-" + way, 1, PATIENCE).get(0);
        assertHarmless(message.getAttributesMap(), data);
        assertThat(message.getOrderingKey()).isNotEqualTo(HostileHeaders.STOLEN);

        await().atMost(PATIENCE).until(() -> REQUESTS.stream().anyMatch(request -> request.path().equals("/out/" + way)));
        Map<String, String> posted = REQUESTS.stream().filter(request -> request.path().equals("/out/" + way)).findFirst().orElseThrow()
                .headers();
        data.forEach((name, value) -> assertThat(posted).containsEntry("x-" + name.toLowerCase(Locale.ROOT), value));
        assertThat(posted.keySet()).noneMatch(name -> name.startsWith("x-") && HostileHeaders.isSteering(name.substring(2)));
        assertThat(posted.values()).noneMatch(HostileHeaders.STOLEN::equals);

        await().atMost(PATIENCE).until(() -> Files.exists(folder.resolve("out-" + way + "/event.json")));

        // and nothing anywhere else
        assertThat(database.listCollectionNames()).doesNotContain(HostileHeaders.STOLEN);
        assertThat(client.listDatabaseNames()).doesNotContain(HostileHeaders.STOLEN);
        assertThat(topics.count(HostileHeaders.STOLEN)).isZero();
        assertThat(REQUESTS).extracting(Request::path).noneMatch(path -> path.contains(HostileHeaders.STOLEN));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).noneMatch(file -> file.getFileName().toString().contains(HostileHeaders.STOLEN));
        }
    }

    private static void assertHarmless(Map<String, String> arrived, Map<String, String> data) {
        assertThat(arrived.keySet()).noneMatch(HostileHeaders::isSteering);
        assertThat(arrived).containsAllEntriesOf(data).doesNotContainValue(HostileHeaders.STOLEN);
    }

    private static void send() {
        Map<String, String> attributes = new LinkedHashMap<>(HostileHeaders.steering());
        attributes.putAll(HostileHeaders.data());
        ProducerRecord<byte[], byte[]> record = Topics.record("in-kafka", null, "{\"_id\":\"kafka\"}");
        attributes.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        topics.write(List.of(record));
        topics.write("in-answers", "{\"_id\":\"answers\"}");
        project.publish("in-pubsub", List.of(PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8("{\"_id\":\"pubsub\"}"))
                .putAllAttributes(attributes).build()));
    }

    /** {@code /echo} answers with what it got and every hostile header that HTTP can carry; every other path confirms. */
    private static void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
            String path = exchange.getRequestURI().toString();
            REQUESTS.add(new Request(path, headers));
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.equals("/echo")) {
                HostileHeaders.steering().forEach((name, value) -> {
                    if (name.chars().allMatch(letter -> letter < 128)) {
                        exchange.getResponseHeaders().add(name, value);
                    }
                });
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            } else {
                exchange.sendResponseHeaders(204, -1);
            }
            exchange.close();
        });
        server.start();
    }

    private static String definition() {
        StringBuilder definition = new StringBuilder("""
                [[services]]
                provider = "mongodb"
                name = "mongodb"
                connection_string = "%s"
                db_name = "hostile"
                write_mode = "replace"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"

                [[services]]
                provider = "pubsub"
                name = "pubsub"
                project_id = "hostile"
                endpoint = "%s"
                auth = { kind = "none" }

                [[services]]
                provider = "http"
                name = "http"
                host = "http://127.0.0.1:%d"

                [[services]]
                provider = "camel"
                name = "files"
                component = "file"
                """.formatted(mongo.connectionString(), kafka.bootstrapServers(), pubSub.endpoint(), server.getAddress().getPort()));
        for (String way : WAYS_IN) {
            definition.append("""

                    [[connectors]]
                    name = "from-%1$s"
                    source = { service_name = "%2$s", resource = "in-%1$s", input_encoding = "json", output_encoding = "json" }
                    %3$s
                    sinks = [
                        { service_name = "kafka", resource = "out-%1$s", output_encoding = "json" },
                        { service_name = "mongodb", resource = "out_%1$s", output_encoding = "bson" },
                        { service_name = "pubsub", resource = "out-%1$s", output_encoding = "json" },
                        { service_name = "http", resource = "out/%1$s", output_encoding = "json" },
                        { service_name = "files", resource = "%4$s/out-%1$s?fileName=event.json", output_encoding = "json" },
                    ]
                    """.formatted(way, way.equals("pubsub") ? "pubsub" : "kafka", way.equals("answers")
                            ? "middlewares = [{ service_name = \"http\", resource = \"echo\", output_encoding = \"json\" }]" : "", folder));
        }
        return definition.toString();
    }
}
