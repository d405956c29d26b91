package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every source to every sink, with and without an HTTP middleware between, in one run of the real program from one definition. */
class PairMatrixIT {

    private static final int EVENTS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SOURCES = List.of("mongodb", "kafka", "pubsub");
    private static final List<String> SINKS = List.of("mongodb", "kafka", "pubsub", "http");

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @PubSubService
    static PubSubBackend pubSub;

    @TempDir
    static Path folder;

    private static final Map<String, ConcurrentLinkedQueue<String>> POSTED = new ConcurrentHashMap<>();

    private static Topics topics;
    private static MongoClient client;
    private static MongoDatabase database;
    private static PubSubProject project;
    private static HttpServer server;
    private static ExecutorService threads;
    private static WadiProgram wadi;

    static Stream<Arguments> pairs() {
        return SOURCES.stream().flatMap(source -> SINKS.stream().flatMap(sink ->
                Stream.of(Arguments.of(source, sink, false), Arguments.of(source, sink, true))));
    }

    @BeforeAll
    static void run() throws Exception {
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("pairs");
        project = new PubSubProject(pubSub.endpoint(), "pairs");
        startServer();
        makePlaces();
        wadi = new WadiProgram(folder, definition());
        wadi.start();
        for (String connector : connectors()) {
            wadi.awaitLine(connector + ": running");
        }
        write();
    }

    @AfterAll
    static void close() {
        if (wadi != null) {
            wadi.close();
        }
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
        if (project != null) {
            project.close();
        }
        client.close();
    }

    @ParameterizedTest(name = "{0} to {1}, HTTP middleware: {2}")
    @MethodSource("pairs")
    void everyEventArrives(String source, String sink, boolean middleware) {
        String connector = name(source, sink, middleware);
        List<Document> arrived = new ArrayList<>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            arrived.addAll(read(sink, connector, arrived.size()));
            assertThat(arrived).as("%s; %s", connector, wadi.lastLines()).hasSize(EVENTS);
        });
        List<Document> expected = IntStream.range(0, EVENTS).mapToObj(n -> {
            Document document = new Document("_id", "id-" + n).append("n", n);
            return middleware ? document.append("seen", true) : document;
        }).toList();
        assertThat(arrived).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String name(String source, String sink, boolean middleware) {
        return source + "-to-" + sink + (middleware ? "-by-http" : "");
    }

    private static List<String> connectors() {
        return pairs().map(pair -> name((String) pair.get()[0], (String) pair.get()[1], (boolean) pair.get()[2])).toList();
    }

    private static void makePlaces() {
        topics = new Topics(kafka);
        topics.create("orders");
        topics.create(connectors());
        database.createCollection("orders");
        project.topic("orders");
        for (String connector : connectors()) {
            if (connector.startsWith("pubsub-")) {
                project.subscription("from-" + connector, "orders");
            }
            if (connector.contains("-to-pubsub")) {
                project.topic(connector);
                project.subscription(connector);
            }
        }
    }

    private static void write() {
        List<PubsubMessage> messages = new ArrayList<>();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int n = 0; n < EVENTS; n++) {
            Document order = new Document("_id", "id-" + n).append("n", n);
            database.getCollection("orders").insertOne(order);
            records.add(Topics.record("orders", "id-" + n, order.toJson()));
            messages.add(PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(order.toJson())).setOrderingKey("id-" + n).build());
        }
        topics.write(records);
        project.publish("orders", messages);
    }

    /** What has arrived behind the first so many. */
    private static List<Document> read(String sink, String connector, int known) {
        return switch (sink) {
            case "mongodb" -> database.getCollection(connector).find().skip(known).into(new ArrayList<>());
            case "kafka" -> topics.values(connector).stream().skip(known).map(Document::parse).toList();
            case "pubsub" -> project.receiveWhatIsThere(connector).stream()
                    .map(message -> Document.parse(message.getData().toStringUtf8())).toList();
            default -> POSTED.getOrDefault(connector, new ConcurrentLinkedQueue<>()).stream().skip(known).map(Document::parse).toList();
        };
    }

    /** {@code /see} answers with the document and a mark on it, every other path keeps what is posted there. */
    private static void startServer() throws IOException {
        threads = Executors.newFixedThreadPool(8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/see", exchange -> {
            Document document = Document.parse(body(exchange));
            answer(exchange, document.append("seen", true).toJson());
        });
        server.createContext("/to/", exchange -> {
            String connector = exchange.getRequestURI().getPath().substring("/to/".length());
            POSTED.computeIfAbsent(connector, name -> new ConcurrentLinkedQueue<>()).add(body(exchange));
            answer(exchange, "");
        });
        server.start();
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String definition() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("mongodb", "{ service_name = \"mongodb\", resource = \"orders\", output_encoding = \"json\" }");
        sources.put("kafka", "{ service_name = \"kafka\", resource = \"orders\", input_encoding = \"json\", output_encoding = \"json\" }");
        sources.put("pubsub", "{ service_name = \"pubsub\", resource = \"from-%s\", input_encoding = \"json\", output_encoding = \"json\" }");
        StringBuilder definition = new StringBuilder("""
                [[services]]
                provider = "mongodb"
                name = "mongodb"
                connection_string = "%s"
                db_name = "pairs"
                write_mode = "replace"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"

                [[services]]
                provider = "pubsub"
                name = "pubsub"
                project_id = "pairs"
                endpoint = "%s"
                auth = { kind = "none" }

                [[services]]
                provider = "http"
                name = "http"
                host = "http://127.0.0.1:%d"
                """.formatted(mongo.connectionString(), kafka.bootstrapServers(), pubSub.endpoint(), server.getAddress().getPort()));
        pairs().map(Arguments::get).forEach(pair -> {
            String connector = name((String) pair[0], (String) pair[1], (boolean) pair[2]);
            String resource = pair[1].equals("http") ? "to/" + connector : connector;
            definition.append("""

                    [[connectors]]
                    name = "%1$s"
                    source = %2$s
                    %3$s
                    sinks = [{ service_name = "%4$s", resource = "%5$s", output_encoding = "%6$s" }]
                    """.formatted(connector, sources.get(pair[0]).formatted(connector),
                    (boolean) pair[2] ? "middlewares = [{ service_name = \"http\", resource = \"see\", output_encoding = \"json\" }]" : "",
                    pair[1], resource, pair[1].equals("mongodb") ? "bson" : "json"));
        });
        return definition.toString();
    }
}
