package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import dev.wadi.camel.encoding.frame.BatchFrame;
import dev.wadi.camel.encoding.frame.ContentType;
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
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.bson.BsonArray;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with schemas from a collection and a file, and batches in every form, on real servers. */
class SchemasAndBatchesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int USERS = 25;
    private static final String SCHEMA = """
            {"type": "record", "name": "User", "fields": [
                {"name": "_id", "type": "int"},
                {"name": "name", "type": "string"},
                {"name": "tags", "type": "array", "items": "string"}
            ]}
            """;

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private MongoClient client;
    private MongoDatabase database;
    private WadiProgram wadi;

    @BeforeEach
    void open() throws Exception {
        client = MongoClients.create(mongo.connectionString());
        database = client.getDatabase("app");
        database.drop();
        database.createCollection("users");
        database.getCollection("schemas").insertOne(new Document("id", "5f0c").append("name", "user-v1")
                .append("encoding", "avro").append("definition", SCHEMA));
        Files.writeString(folder.resolve("user.avsc"), SCHEMA);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of("users-avro", "users-array", "users-frame").stream()
                    .map(topic -> new NewTopic(topic, 1, (short) 1)).toList()).all().get();
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicExistsException.class);
        }
        wadi = new WadiProgram(folder, definition());
    }

    @AfterEach
    void close() {
        wadi.close();
        client.close();
    }

    @Test
    void carriesUsersThroughAvroAndBatchesOfTen() throws IOException {
        wadi.start();
        wadi.awaitLine("users-avro: running");
        wadi.awaitLine("users-batches: running");
        database.getCollection("users").insertMany(IntStream.range(0, USERS).mapToObj(SchemasAndBatchesIT::user).toList());

        List<GenericRecord> users = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : read("users-avro", USERS)) {
            users.add(decode(record.value()));
        }
        assertThat(users).extracting(user -> user.get("name").toString())
                .containsExactlyElementsOf(IntStream.range(0, USERS).mapToObj(id -> "user " + id).toList());

        List<ConsumerRecord<byte[], byte[]>> arrays = read("users-array", 3);
        assertThat(arrays).extracting(record -> array(record).size()).containsExactly(10, 10, 5);
        assertThat(array(arrays.get(1)).get(0).asDocument().getInt32("_id").getValue()).isEqualTo(10);
        assertThat(arrays).allSatisfy(record -> {
            assertThat(record.key()).isNull();
            assertThat(header(record, "operation_type")).isEqualTo("insert");
        });

        List<BatchFrame> frames = read("users-frame", 3).stream().map(record -> BatchFrame.read(record.value())).toList();
        assertThat(frames).extracting(BatchFrame::contentType).containsOnly(ContentType.BSON);
        assertThat(frames).extracting(frame -> frame.items().size()).containsExactly(10, 10, 5);

        await().atMost(PATIENCE).until(() -> database.getCollection("user_batches").countDocuments() == 3 || !wadi.alive());
        assertThat(wadi.alive()).as(wadi.lastLines()).isTrue();
        List<Document> batches = database.getCollection("user_batches").find().sort(Sorts.ascending("items._id"))
                .into(new ArrayList<>());
        assertThat(batches).extracting(batch -> batch.getList("items", Document.class).size()).containsExactly(10, 10, 5);
        assertThat(batches.get(2).getList("items", Document.class)).containsExactlyElementsOf(
                IntStream.range(20, USERS).mapToObj(SchemasAndBatchesIT::kept).toList());
    }

    @Test
    void saysWhichSchemaIsMissing() {
        database.getCollection("schemas").drop();
        wadi.start();

        assertThat(wadi.awaitLine("users-avro: failed")).contains("user-v1 of app.schemas");
    }

    private static Document user(int id) {
        return kept(id).append("password", "not for everyone");
    }

    private static Document kept(int id) {
        return new Document("_id", id).append("name", "user " + id).append("tags", List.of("a", "b"));
    }

    private static BsonArray array(ConsumerRecord<byte[], byte[]> record) {
        return BsonArray.parse(new String(record.value(), StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static GenericRecord decode(byte[] datum) throws IOException {
        Schema schema = new Schema.Parser().parse("""
                {"type": "record", "name": "User", "fields": [
                    {"name": "_id", "type": "int"},
                    {"name": "name", "type": "string"},
                    {"name": "tags", "type": {"type": "array", "items": "string"}}
                ]}
                """);
        return new GenericDatumReader<GenericRecord>(schema).read(null, DecoderFactory.get().binaryDecoder(datum, null));
    }
    private List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new Topics(kafka).records(topic, count, wadi);
        assertThat(records).as(wadi.lastLines()).hasSize(count);
        return records;
    }

    private String definition() {
        return """
                [[services]]
                provider = "mongodb"
                name = "mongo"
                connection_string = "%s"
                db_name = "app"

                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"

                [[connectors]]
                name = "users-avro"
                restart = { max_attempts = 0 }
                schemas = [{ id = "user", service_name = "mongo", resource = "user-v1" }]
                source = { service_name = "mongo", resource = "users", output_encoding = "avro", schema_id = "user" }
                sinks = [{ service_name = "kafka", resource = "users-avro", output_encoding = "avro" }]

                [[connectors]]
                name = "users-batches"
                batch = { kind = "count", size = 10, max_wait = "2s" }
                source = { service_name = "mongo", resource = "users", output_encoding = "bson" }
                sinks = [
                    { service_name = "kafka", resource = "users-array", output_encoding = "json", batch_form = "array" },
                    { service_name = "kafka", resource = "users-frame", output_encoding = "bson", batch_form = "frame" },
                ]

                [[connectors]]
                name = "avro-archive"
                batch = { kind = "count", size = 10, max_wait = "3s" }
                schemas = [{ id = "user", file = "user.avsc" }]
                source = { service_name = "kafka", resource = "users-avro", input_encoding = "avro", output_encoding = "bson", \
                schema_id = "user" }
                sinks = [{ service_name = "mongo", resource = "user_batches", output_encoding = "bson", batch_form = "items" }]
                """.formatted(mongo.connectionString(), kafka.bootstrapServers());
    }
}
