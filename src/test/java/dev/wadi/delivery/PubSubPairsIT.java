package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.PubSubBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.junit.PubSubService;
import dev.wadi.testkit.pubsub.PubSubProject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The whole program between MongoDB, Kafka and Pub/Sub, from definition files, on real servers and the emulator. */
class PubSubPairsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int USERS = 20;

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @PubSubService
    static PubSubBackend pubSub;

    @TempDir
    Path folder;

    private String name;
    private MongoClient client;
    private MongoDatabase database;
    private PubSubProject project;
    private WadiProgram wadi;

    @BeforeEach
    void open(TestInfo test) {
        name = test.getTestMethod().orElseThrow().getName();
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase(name.substring(0, Math.min(30, name.length())));
        project = new PubSubProject(pubSub.endpoint(), "wadi");
    }

    @AfterEach
    void close() {
        if (wadi != null) {
            wadi.close();
        }
        project.close();
        client.close();
    }

    @Test
    void goesFromMongoDbThroughPubSubToMongoDb() {
        topic(name);
        database.createCollection("users");
        start("""
                [[connectors]]
                name = "out"
                source = { service_name = "mongo", resource = "users", output_encoding = "json", json_format = "extended" }
                sinks = [{ service_name = "pubsub", resource = "%1$s", output_encoding = "json", ordering_key = "key" }]

                [[connectors]]
                name = "in"
                source = { service_name = "pubsub", resource = "projects/wadi/subscriptions/%1$s", input_encoding = "json", output_encoding = "bson" }
                sinks = [{ service_name = "mongo", resource = "copies", output_encoding = "bson", write_mode = "mirror" }]
                """.formatted(name));
        awaitPosition("out");

        MongoCollection<Document> users = database.getCollection("users");
        IntStream.range(0, USERS).forEach(id -> users.insertOne(new Document("_id", id).append("name", "user " + id)));
        IntStream.range(0, USERS).filter(id -> id % 2 == 0)
                .forEach(id -> users.updateOne(Filters.eq("_id", id), Updates.set("name", "changed " + id)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(documents("copies")).isEqualTo(documents("users")));
    }

    @Test
    void goesFromKafkaThroughPubSubToPubSubAndKafka() throws Exception {
        topic(name);
        topic(name + "-again");
        kafkaTopics(name, name + "-copy");
        start("""
                [[connectors]]
                name = "out"
                source = { service_name = "kafka", resource = "%1$s", input_encoding = "json", output_encoding = "json" }
                sinks = [{ service_name = "pubsub", resource = "%1$s", output_encoding = "json", ordering_key = "key" }]

                [[connectors]]
                name = "again"
                source = { service_name = "pubsub", resource = "%1$s", input_encoding = "json", output_encoding = "json" }
                sinks = [
                    { service_name = "pubsub", resource = "%1$s-again", output_encoding = "json", ordering_key = "key" },
                    { service_name = "kafka", resource = "%1$s-copy", output_encoding = "json" },
                ]
                """.formatted(name));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < USERS; number++) {
                ProducerRecord<String, String> record = new ProducerRecord<>(name, "key-" + number % 3, "{\"n\":" + number + "}");
                record.headers().add("colour", "réd".getBytes(StandardCharsets.UTF_8));
                producer.send(record).get();
            }
            producer.send(new ProducerRecord<>(name, "key-0", null)).get();
        }

        List<PubsubMessage> messages = project.receive(name + "-again", USERS + 1, PATIENCE);
        assertThat(numbers(messages, "key-1")).isSorted().hasSize(7);
        assertThat(messages).filteredOn(message -> message.getData().isEmpty()).singleElement()
                .extracting(PubsubMessage::getOrderingKey).isEqualTo("key-0");
        assertThat(messages.get(0).getAttributesMap()).containsEntry("colour", "réd").containsEntry("origin", "kafka")
                .containsEntry("topic", name).containsKeys("offset", "partition", "pubsub_message_id", "pubsub_ordering_key");

        List<ConsumerRecord<byte[], byte[]>> records = records(name + "-copy", USERS + 1);
        assertThat(records).filteredOn(record -> text(record.key()).equals("key-1")).extracting(record -> text(record.value()))
                .containsExactly("{\"n\":1}", "{\"n\":4}", "{\"n\":7}", "{\"n\":10}", "{\"n\":13}", "{\"n\":16}", "{\"n\":19}");
        assertThat(records).filteredOn(record -> record.value() == null).hasSize(1);
        assertThat(text(records.get(0).headers().lastHeader("colour").value())).isEqualTo("réd");
    }

    /** mstream's integration case 139: five inserts and five updates arrive as Avro datums with their attributes. */
    @Test
    void deliversInsertsAndUpdatesAsAvroOfASchemaThatPubSubKeeps() throws IOException {
        String schema = """
                {"type": "record", "name": "Employee", "fields": [
                    {"name": "id", "type": "int"}, {"name": "name", "type": "string"}, {"name": "age", "type": "int"},
                    {"name": "is_active", "type": "boolean"}, {"name": "long_number", "type": "long"},
                    {"name": "rating", "type": "double"}
                ]}
                """;
        project.topic("employees", schema);
        project.subscription("employees");
        database.createCollection("employees");
        start("""
                [[connectors]]
                name = "employees"
                schemas = [{ id = "employee", service_name = "pubsub", resource = "employees-schema" }]
                source = { service_name = "mongo", resource = "employees", output_encoding = "avro", schema_id = "employee" }
                sinks = [{ service_name = "pubsub", resource = "employees", output_encoding = "avro", ordering_key = "key" }]
                """);
        awaitPosition("employees");
        MongoCollection<Document> employees = database.getCollection("employees");
        List<Document> inserted = IntStream.range(0, 5).mapToObj(id -> new Document("id", id).append("name", "employee " + id)
                .append("age", 30 + id).append("is_active", id % 2 == 0).append("long_number", 1L << 40 + id)
                .append("rating", id + 0.5)).toList();

        inserted.forEach(employees::insertOne);
        assertArrived("insert", inserted, schema);

        inserted.forEach(document -> {
            employees.updateOne(Filters.eq("id", document.getInteger("id")), Updates.set("rating", 9.75));
            document.put("rating", 9.75);
        });
        assertArrived("update", inserted, schema);
    }

    @Test
    void setsAsideWhatCannotBeConverted() {
        topic(name);
        kafkaTopics(name);
        start("""
                [[connectors]]
                name = "in"
                on_failure = "dead_letter"
                source = { service_name = "pubsub", resource = "%1$s", input_encoding = "json", output_encoding = "bson" }
                sinks = [{ service_name = "kafka", resource = "%1$s", output_encoding = "bson" }]
                """.formatted(name));
        project.publish(name, List.of(message("{\"n\":1}", "a"), message("no json", "a"), message("{\"n\":2}", "a")));

        assertThat(records(name, 2)).hasSize(2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(wadi.ask("dlq", "list", "connectors.toml").text())
                .contains("could not convert").endsWith("1 dead letter"));
        // nothing was mended, so a replay brings it to the same end, and it stays
        assertThat(wadi.ask("dlq", "replay", "connectors.toml", "--all").text()).endsWith("0 dead letters delivered, 1 failed again");
        assertThat(wadi.alive()).isTrue();
    }

    @Test
    void leavesOutWhatASecondSubscriptionBringsAgain() {
        topic(name);
        project.subscription(name + "-2", name);
        kafkaTopics(name);
        String definition = """
                [[connectors]]
                name = "in"
                dedup = { store = "file" }
                source = { service_name = "pubsub", resource = "%2$s", input_encoding = "json", output_encoding = "json" }
                sinks = [{ service_name = "kafka", resource = "%1$s", output_encoding = "json" }]
                """;
        start(definition.formatted(name, name));
        project.publish(name, messages(0, 10));
        assertThat(records(name, 10)).hasSize(10);
        assertThat(wadi.terminate(Duration.ofSeconds(20))).as(wadi.lastLines()).isZero();
        wadi.close();

        // the same messages with the same ids, never acknowledged on this subscription
        start(definition.formatted(name, name + "-2"));
        project.publish(name, messages(10, 11));

        assertThat(records(name, 11)).extracting(record -> text(record.value())).hasSize(11).doesNotHaveDuplicates();
    }

    @Test
    void saysThatTheTopicIsMissingAndStops() {
        database.createCollection("users");
        start("""
                [[connectors]]
                name = "out"
                restart = { max_attempts = 0 }
                source = { service_name = "mongo", resource = "users", output_encoding = "json" }
                sinks = [{ service_name = "pubsub", resource = "nowhere", output_encoding = "json" }]
                """);
        awaitPosition("out");
        database.getCollection("users").insertOne(new Document("_id", 1));

        assertThat(wadi.awaitLine("failed")).contains("out");
        assertThat(wadi.awaitExit()).isEqualTo(1);
        assertThat(String.join("\n", wadi.lines())).contains("NOT_FOUND").contains("projects/wadi/topics/nowhere");
    }

    private void assertArrived(String operation, List<Document> expected, String schema) throws IOException {
        Map<Object, GenericRecord> arrived = new HashMap<>();
        for (PubsubMessage message : project.receive("employees", expected.size(), PATIENCE)) {
            assertThat(message.getAttributesMap()).containsEntry("operation_type", operation)
                    .containsEntry("database", database.getName()).containsEntry("collection", "employees");
            GenericRecord employee = new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(schema)).read(null,
                    DecoderFactory.get().binaryDecoder(new ByteArrayInputStream(message.getData().toByteArray()), null));
            arrived.put(employee.get("id"), employee);
        }
        assertThat(arrived).hasSize(expected.size());
        for (Document document : expected) {
            GenericRecord employee = arrived.get(document.get("id"));
            for (String field : List.of("age", "is_active", "long_number", "rating")) {
                assertThat(employee.get(field)).as(field).isEqualTo(document.get(field));
            }
            assertThat(employee.get("name").toString()).isEqualTo(document.get("name"));
        }
    }

    private void topic(String id) {
        project.topic(id);
        project.subscription(id);
    }

    private void start(String connectors) {
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
                "auto.offset.reset" = "earliest"

                [[services]]
                provider = "pubsub"
                name = "pubsub"
                project_id = "wadi"
                endpoint = "%s"

                """.formatted(mongo.connectionString(), database.getName(), kafka.bootstrapServers(), pubSub.endpoint()) + connectors);
        wadi.start();
    }

    private void awaitPosition(String connector) {
        wadi.awaitLine(connector + ": running");
        await().atMost(PATIENCE).until(() -> folder.resolve("state/positions").toFile().exists());
    }

    private List<Document> documents(String collection) {
        return database.getCollection(collection).find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    private static void kafkaTopics(String... names) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(names).stream().map(topic -> new NewTopic(topic, 1, (short) 1)).toList());
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                return records.size() >= count;
            });
        }
        return records;
    }

    private static List<PubsubMessage> messages(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> message("{\"n\":" + number + "}", "key-" + number % 3)).toList();
    }

    private static PubsubMessage message(String body, String key) {
        return PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(body)).setOrderingKey(key).build();
    }

    private static List<Integer> numbers(List<PubsubMessage> messages, String key) {
        return messages.stream().filter(message -> message.getOrderingKey().equals(key) && !message.getData().isEmpty())
                .map(message -> Document.parse(message.getData().toStringUtf8()).getInteger("n")).toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
