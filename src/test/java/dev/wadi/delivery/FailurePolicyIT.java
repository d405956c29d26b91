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
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** What the program does with events that a sink does not take, on a real broker and a real MongoDB. */
class FailurePolicyIT {

    private static final int RECORDS = 100;
    private static final int BAD = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private MongoClient client;
    private MongoDatabase database;
    private MongoCollection<Document> copies;
    private String topic;
    private WadiProgram wadi;

    @BeforeEach
    void open(TestInfo test) throws Exception {
        topic = test.getTestMethod().orElseThrow().getName();
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase(topic.substring(0, Math.min(30, topic.length())));
        // takes everything but the one record whose number is negative
        database.createCollection("copies", new CreateCollectionOptions()
                .validationOptions(new ValidationOptions().validator(Filters.gte("n", 0))));
        copies = database.getCollection("copies");
        new Topics(kafka).create(topic, topic + "-copy");
        produce();
    }

    @AfterEach
    void close() {
        if (wadi != null) {
            wadi.close();
        }
        client.close();
    }

    @Test
    void skipsTheEventThatASinkRejects() {
        run("on_failure = \"skip\"", mongoSink(""));

        awaitOrShow(() -> copies.countDocuments() == RECORDS - 1);
        assertThat(wadi.awaitLine("event skipped, as on_failure says")).contains(topic + "-0-" + BAD)
                .contains("Document failed validation");
        assertThat(wadi.terminate(PATIENCE)).isZero();
        assertThat(ids()).containsExactlyElementsOf(allBut(BAD));
    }

    @Test
    void stopsAtTheEventThatASinkRejectsAndBeginsWithItAgain() {
        run("", mongoSink(""));

        assertThat(wadi.awaitExit()).isEqualTo(1);
        assertThat(wadi.lastLines()).contains("could not write to").contains(topic + "-0-" + BAD);
        assertThat(ids()).containsExactlyElementsOf(IntStream.range(0, BAD).boxed().toList());

        // the operator mends the cause; nothing is missing and nothing comes twice
        database.runCommand(new Document("collMod", "copies").append("validator", new Document()));
        wadi.start();
        await().atMost(PATIENCE).until(() -> copies.countDocuments() == RECORDS);
        assertThat(ids()).containsExactlyElementsOf(IntStream.range(0, RECORDS).boxed().toList());
    }

    @Test
    void sendsOnlyTheSinkThatFailedItsEventsAgain() throws Exception {
        run("", mongoSink("on_failure = \"skip\", ") + ",\n" + kafkaSink("kafka", ""));

        awaitOrShow(() -> copies.countDocuments() == RECORDS - 1 && recordsOf(topic + "-copy") >= RECORDS);
        assertThat(wadi.terminate(PATIENCE)).isZero();
        // the sink that takes everything got everything, once, the rejected event among it
        assertThat(recordsOf(topic + "-copy")).isEqualTo(RECORDS);
    }

    @Test
    void doesNotWaitForABestEffortSink() {
        run("on_failure = \"skip\"", mongoSink("") + ",\n"
                + kafkaSink("nowhere", "confirmation = \"best_effort\", retry = { max_attempts = 1 }, "));

        awaitOrShow(() -> copies.countDocuments() == RECORDS - 1);
        assertThat(wadi.terminate(PATIENCE)).isZero();
        assertThat(wadi.lastLines()).contains("orders-copy-sink-2");
        // the position is behind all of them: nothing comes again
        wadi.startAndAwait("orders-copy: running");
        assertThat(wadi.terminate(PATIENCE)).isZero();
        assertThat(copies.countDocuments()).isEqualTo(RECORDS - 1);
    }

    /** Waits until it is so; a program that has ended meanwhile says why. */
    private void awaitOrShow(BooleanSupplier wanted) {
        await().atMost(PATIENCE).until(() -> wanted.getAsBoolean() || !wadi.alive());
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
    }

    private void run(String options, String sinks) {
        wadi = new WadiProgram(folder, """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "%s"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "group.id" = "%s"
                "auto.offset.reset" = "earliest"

                [[services]]
                provider = "kafka"
                name = "nowhere"
                "bootstrap.servers" = "127.0.0.1:1"
                "message.timeout.ms" = 1000

                [[connectors]]
                name = "orders-copy"
                %s
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [
                %s
                ]
                """.formatted(mongo.connectionString(), database.getName(), kafka.bootstrapServers(), topic, options, topic, sinks));
        wadi.start();
    }

    private static String mongoSink(String options) {
        return "    { service_name = \"mongo\", resource = \"copies\", " + options + "output_encoding = \"bson\" }";
    }

    private String kafkaSink(String service, String options) {
        return "    { service_name = \"%s\", resource = \"%s-copy\", %soutput_encoding = \"json\" }".formatted(service, topic, options);
    }

    private List<Integer> ids() {
        return copies.find().map(document -> document.getInteger("_id")).into(new ArrayList<>()).stream().sorted().toList();
    }

    private static List<Integer> allBut(int left) {
        return IntStream.range(0, RECORDS).filter(id -> id != left).boxed().toList();
    }
    private long recordsOf(String name) {
        return new Topics(kafka).count(name);
    }
    private void produce() {
        new Topics(kafka).write(IntStream.range(0, RECORDS).mapToObj(id -> Topics.record(topic, Integer.toString(id % 7),
                "{\"_id\":%d,\"n\":%d}".formatted(id, id == BAD ? -1 : id))).toList());
    }
}
