package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ValidationOptions;
import dev.wadi.servers.ChildProcess;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Events that cannot be delivered, from the failure to the replay: the whole program on real servers. */
class DeadLettersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FILE = "connectors.toml";
    private static final String STRICT = """
            {"type": "record", "name": "User", "fields": [{"name": "_id", "type": "int"}, {"name": "age", "type": "int"}]}
            """;
    private static final String LENIENT = STRICT.replace("\"age\", \"type\": \"int\"", "\"age\", \"type\": [\"int\", \"string\"]");

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private MongoClient client;
    private MongoDatabase database;
    private String topic;
    private WadiProgram wadi;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        topic = test.getTestMethod().orElseThrow().getName();
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase(topic.substring(0, Math.min(30, topic.length())));
        new Topics(kafka).create(topic);
    }

    @AfterEach
    void close() {
        wadi.close();
        client.close();
    }

    @Test
    void keepsADocumentThatBreaksTheSchemaUntilTheSchemaIsMended() throws IOException {
        Files.writeString(folder.resolve("user.avsc"), STRICT);
        database.createCollection("users");
        wadi = new WadiProgram(folder, services() + """
                [[connectors]]
                name = "users-sync"
                on_failure = "dead_letter"
                schemas = [{ id = "user", file = "user.avsc" }]
                source = { service_name = "mongo", resource = "users", output_encoding = "avro", schema_id = "user" }
                sinks = [{ service_name = "kafka", resource = "%s", output_encoding = "avro" }]
                """.formatted(topic));
        wadi.startAndAwait("users-sync: running");
        // Mongo's answer to the first read may come later than the word running; the position is there when it has come
        await().atMost(PATIENCE).until(() -> folder.resolve("state/positions").toFile().exists());
        for (int id = 0; id < 10; id++) {
            database.getCollection("users").insertOne(new Document("_id", id).append("age", id == 5 ? (Object) "five" : id));
        }
        assertThat(keys(9)).containsExactly("0", "1", "2", "3", "4", "6", "7", "8", "9");

        assertThat(wadi.ask("dlq", "list", FILE).text()).contains("users-sync").contains("all sinks")
                .contains("could not convert").endsWith("1 dead letter");
        String id = onlyId();
        WadiProgram.Answer shown = wadi.ask("dlq", "show", FILE, id.substring(0, 8));
        assertThat(shown.text()).contains("\"age\": \"five\"").contains("operation_type = insert").contains("key               5")
                .contains("attempts          1").contains("body (bson)");
        assertThat(wadi.ask("dlq", "show", FILE, "0123456789").exitCode()).isEqualTo(1);

        // nothing was mended: it stays, with its attempts
        WadiProgram.Answer inVain = wadi.ask("dlq", "replay", FILE, "--all");
        assertThat(inVain.exitCode()).as(inVain.text()).isEqualTo(1);
        assertThat(inVain.text()).contains("failed again: " + id.substring(0, 12)).endsWith("0 dead letters delivered, 1 failed again");
        assertThat(wadi.ask("dlq", "show", FILE, id).text()).contains("attempts          2");

        Files.writeString(folder.resolve("user.avsc"), LENIENT);
        WadiProgram.Answer replayed = wadi.ask("dlq", "replay", FILE, id);
        assertThat(replayed.exitCode()).as(replayed.text()).isZero();
        assertThat(replayed.text()).doesNotContain("has changed").endsWith("1 dead letter delivered, 0 failed again");
        assertThat(keys(10)).endsWith("9", "5");
        assertThat(wadi.ask("dlq", "list", FILE).lines()).containsExactly("no dead letters");
        assertThat(wadi.alive()).isTrue();
    }

    @Test
    void replaysWhatTheValidatorOfACollectionRejectedFromATopic() throws Exception {
        MongoCollection<Document> copies = collectionThatTakesPositiveNumbers();
        wadi = new WadiProgram(folder, services() + toMongo("dead_letter = { service_name = \"kafka\", resource = \"%s-dead\" }"
                .formatted(topic)));
        produce(0, 100, id -> id % 20 == 7 ? -id : id);
        wadi.start();
        await().atMost(PATIENCE).until(() -> copies.countDocuments() == 95);

        await().atMost(PATIENCE).until(() -> wadi.ask("dlq", "list", FILE, "--json").lines().size() == 5);
        WadiProgram.Answer list = wadi.ask("dlq", "list", FILE, "--json", "--connector", "orders-copy");
        assertThat(list.lines()).allSatisfy(line -> assertThat(Document.parse(line)).containsEntry("connector", "orders-copy")
                .containsEntry("sink", "orders-copy-sink-1").containsKeys("id", "event", "time", "step", "error"));
        assertThat(list.lines()).extracting(line -> Document.parse(line).getString("event"))
                .containsExactly(topic + "-0-7", topic + "-0-27", topic + "-0-47", topic + "-0-67", topic + "-0-87");
        assertThat(wadi.ask("dlq", "list", FILE, "--connector", "order-copy").text()).contains("did you mean 'orders-copy'?");

        assertThat(wadi.ask("dlq", "export", FILE, "--to", "letters.jsonl").text()).endsWith("5 dead letters written to letters.jsonl");
        assertThat(Files.readAllLines(folder.resolve("letters.jsonl"))).hasSize(5)
                .allMatch(line -> line.startsWith("{\"format\":\"wadi-dead-letter\",\"version\":1,"));
        assertThat(wadi.ask("dlq", "export", FILE, "--to", "letters.jsonl").exitCode()).isEqualTo(1);

        String first = Document.parse(list.lines().get(0)).getString("id");
        assertThat(wadi.ask("dlq", "discard", FILE, first).text()).contains(first.substring(0, 12)).endsWith("1 dead letter discarded");
        assertThat(wadi.ask("dlq", "discard", FILE, "--all").exitCode()).isEqualTo(2);
        assertThat(wadi.ask("dlq", "replay", FILE).exitCode()).isEqualTo(2);

        database.runCommand(new Document("collMod", "copies").append("validator", new Document()));
        Files.writeString(folder.resolve(FILE), Files.readString(folder.resolve(FILE)).replace("max_batch_size = 200", ""));
        WadiProgram.Answer replayed = wadi.ask("dlq", "replay", FILE, "--all");
        assertThat(replayed.exitCode()).as(replayed.text()).isZero();
        assertThat(replayed.text()).contains("warning: orders-copy: the definition has changed")
                .endsWith("4 dead letters delivered, 0 failed again");
        assertThat(copies.find(Filters.lt("n", 0)).map(document -> document.getInteger("_id")).into(new ArrayList<>()))
                .containsExactlyInAnyOrder(27, 47, 67, 87);
        assertThat(wadi.ask("dlq", "list", FILE).lines()).containsExactly("no dead letters");
    }

    @Test
    void aReplayThatIsKilledRepeatsAndLosesNothing() throws Exception {
        int records = 4000;
        MongoCollection<Document> copies = collectionThatTakesPositiveNumbers();
        wadi = new WadiProgram(folder, services() + toMongo("dead_letter = { service_name = \"mongo\", resource = \"dead\" }"));
        produce(0, records, id -> -1 - id);
        wadi.start();
        MongoCollection<Document> dead = database.getCollection("dead");
        await().atMost(Duration.ofSeconds(120)).until(() -> dead.countDocuments() == records || !wadi.alive());
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
        database.runCommand(new Document("collMod", "copies").append("validator", new Document()));

        try (ChildProcess replay = wadi.startBeside("dlq", "replay", FILE, "--all")) {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> copies.countDocuments() > 0 || !replay.alive());
            replay.kill();
        }
        long left = dead.countDocuments();
        long delivered = copies.countDocuments();
        System.out.println("killed replay: " + delivered + " of " + records + " delivered, " + left + " still dead letters");
        assertThat(delivered).isPositive().isLessThan(records);
        assertThat(left + delivered).isGreaterThanOrEqualTo(records);

        WadiProgram.Answer again = wadi.ask("dlq", "replay", FILE, "--all");
        assertThat(again.exitCode()).as(again.text()).isZero();
        assertThat(again.text()).endsWith(left + " dead letters delivered, 0 failed again");
        assertThat(copies.find().map(document -> document.getInteger("_id")).into(new ArrayList<>()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, records).boxed().toList());
        assertThat(dead.countDocuments()).isZero();
    }

    private String onlyId() {
        List<String> lines = wadi.ask("dlq", "list", FILE, "--json").lines();
        assertThat(lines).hasSize(1);
        return Document.parse(lines.get(0)).getString("id");
    }

    private MongoCollection<Document> collectionThatTakesPositiveNumbers() {
        database.createCollection("copies", new CreateCollectionOptions()
                .validationOptions(new ValidationOptions().validator(Filters.gte("n", 0))));
        return database.getCollection("copies");
    }

    private String services() {
        return """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "%s"
                write_mode = "replace"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "group.id" = "%s"
                "auto.offset.reset" = "earliest"

                """.formatted(mongo.connectionString(), database.getName(), kafka.bootstrapServers(), topic);
    }

    private String toMongo(String deadLetter) {
        return """
                [[connectors]]
                name = "orders-copy"
                max_batch_size = 200
                on_failure = "dead_letter"
                %s
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [{ service_name = "mongo", resource = "copies", output_encoding = "bson" }]
                """.formatted(deadLetter, topic);
    }
    /** The keys of the first so many records, in order. */
    private List<String> keys(int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new Topics(kafka).records(topic, count, wadi);
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
        return records.stream().map(record -> new String(record.key(), StandardCharsets.UTF_8)).toList();
    }
    private void produce(int from, int count, IntUnaryOperator number) {
        new Topics(kafka).write(IntStream.range(from, from + count).mapToObj(id -> Topics.record(topic, Integer.toString(id),
                "{\"_id\":%d,\"n\":%d}".formatted(id, number.applyAsInt(id)))).toList());
    }
}
