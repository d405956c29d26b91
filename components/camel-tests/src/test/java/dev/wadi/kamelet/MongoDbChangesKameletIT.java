package dev.wadi.kamelet;

import static dev.wadi.kamelet.KameletRun.properties;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.wadi.kamelet.KameletRun.Change;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Kamelet in camel-kamelet-main, on a real server. */
class MongoDbChangesKameletIT {

    @MongoReplicaSet
    static MongoBackend server;

    @TempDir
    Path state;

    private final String database = "kamelet-" + UUID.randomUUID();
    private MongoClient client;
    private MongoCollection<Document> orders;

    @BeforeEach
    void connect() {
        client = MongoClients.create(server.connectionString());
        orders = client.getDatabase(database).getCollection("orders");
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void changesArriveInOrderAsJson() throws Exception {
        try (KameletRun run = KameletRun.start(of("collection", "orders"))) {
            awaitPosition();
            orders.insertOne(order(1).append("total", 12.5));
            orders.updateOne(order(1), new Document("$set", new Document("paid", true)));
            await().until(() -> run.changes().size() == 2); // the document of an update is looked up: the next write would change it
            orders.replaceOne(order(1), order(1).append("paid", false));
            orders.deleteOne(order(1));
            await().until(() -> run.changes().size() == 4);

            assertThat(run.changes()).extracting(Change::operation).containsExactly("insert", "update", "replace", "delete");
            assertThat(run.changes()).extracting(Change::text).containsExactly(
                    "{\"_id\":1,\"total\":12.5}", "{\"_id\":1,\"total\":12.5,\"paid\":true}", "{\"_id\":1,\"paid\":false}", null);
            assertThat(run.changes()).allSatisfy(change -> assertThat(change.headers())
                    .containsEntry("database", database).containsEntry("collection", "orders")
                    .containsEntry("namespace", database + ".orders")
                    .containsEntry("document_key", "{\"_id\": {\"$numberInt\": \"1\"}}").containsKey("event_id"));
        }
    }

    @Test
    void stopInMidStreamRepeatsNothingAtTheNextStart() throws Exception {
        int events = 3000;
        List<String> expected = IntStream.range(0, events).mapToObj(MongoDbChangesKameletIT::key).toList();
        List<String> first;
        try (KameletRun run = KameletRun.start(of())) {
            awaitPosition();
            orders.insertMany(IntStream.range(0, events / 2).mapToObj(MongoDbChangesKameletIT::order).toList());
            await().until(() -> run.changes().size() > events / 10);
            run.close();
            first = run.keys();
        }
        orders.insertMany(IntStream.range(events / 2, events).mapToObj(MongoDbChangesKameletIT::order).toList());

        try (KameletRun run = KameletRun.start(of())) {
            await().atMost(60, SECONDS).until(() -> run.changes().size() >= events - first.size());

            assertThat(first).isEqualTo(expected.subList(0, first.size()));
            assertThat(run.keys()).isEqualTo(expected.subList(first.size(), events));
        }
    }

    @Test
    void changeThatFailedIsTheFirstOfTheNextStart() throws Exception {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (KameletRun run = KameletRun.start(of(), exchange -> {
            if (broken.get() && key(1).equals(exchange.getMessage().getHeader("document_key"))) {
                throw new IllegalStateException("order 1 is refused");
            }
        })) {
            awaitPosition();
            orders.insertMany(List.of(order(0), order(1), order(2)));
            await().until(() -> run.context().getRoutes().stream().anyMatch(route -> route.getLastError() != null));
            assertThat(run.keys()).containsExactly(key(0));
        }

        broken.set(false);
        try (KameletRun run = KameletRun.start(of())) {
            await().until(() -> run.changes().size() == 2);
            assertThat(run.keys()).containsExactly(key(1), key(2));
        }
    }

    @Test
    void optionsReachTheStream() throws Exception {
        Map<String, String> options = of("format", "json-extended",
                "pipeline", "[{\"$match\": {\"operationType\": {\"$in\": [\"insert\", \"delete\"]} } }]");
        try (KameletRun run = KameletRun.start(options)) {
            awaitPosition();
            orders.insertOne(order(1));
            orders.updateOne(order(1), new Document("$set", new Document("paid", true)));
            client.getDatabase(database).getCollection("refunds").insertOne(order(2));
            await().until(() -> run.changes().size() == 2);

            assertThat(run.changes()).extracting(Change::text).containsExactly(
                    "{\"_id\":{\"$numberInt\":\"1\"}}", "{\"_id\":{\"$numberInt\":\"2\"}}");
            assertThat(run.changes()).extracting(change -> change.headers().get("collection"))
                    .containsExactly("orders", "refunds");
        }
    }

    @Test
    void unknownFormatStopsTheStart() {
        assertThatThrownBy(() -> KameletRun.start(of("format", "xml")).close())
                .hasStackTraceContaining("wadi:xml");
    }

    @Test
    void uriTakesAConnectionStringAsItIsAndClosesItsConnections() throws Exception {
        String application = "wadi kamelet & more";
        String address = server.connectionString() + "&appName=wadi%20kamelet%20%26%20more";
        try (KameletRun run = KameletRun.startUri("kamelet:" + KameletRun.KAMELET + "/one?connectionString=RAW(" + address
                + ")&database=" + database + "&connector=one&format=bson&stateDirectory=" + state)) {
            awaitPosition();
            orders.insertOne(order(7));
            await().until(() -> run.changes().size() == 1);

            BsonDocument document = new RawBsonDocument((byte[]) run.changes().get(0).body());
            assertThat(document.getInt32("_id").getValue()).isEqualTo(7);
            assertThat(connectionsOf(application)).isPositive();
        }
        await().untilAsserted(() -> assertThat(connectionsOf(application)).isZero());
    }

    /** A source without a saved position begins "now", so a test that writes at once would race with it. */
    private void awaitPosition() {
        await().until(() -> {
            try (Stream<Path> files = Files.list(state)) {
                return files.anyMatch(file -> file.toString().endsWith(".positions.json"));
            }
        });
    }

    private int connectionsOf(String application) {
        Document currentOp = new Document("$currentOp", new Document("allUsers", true).append("idleConnections", true));
        int connections = 0;
        for (Document operation : client.getDatabase("admin").aggregate(List.of(currentOp))) {
            connections += application.equals(operation.getString("appName")) ? 1 : 0;
        }
        return connections;
    }

    private Map<String, String> of(String... more) {
        Map<String, String> all = new HashMap<>(properties(server.connectionString(), database, state));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static Document order(int id) {
        return new Document("_id", id);
    }

    private static String key(int id) {
        return "{\"_id\": {\"$numberInt\": \"" + id + "\"}}";
    }
}
