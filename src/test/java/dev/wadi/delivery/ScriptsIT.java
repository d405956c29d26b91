package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
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
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Scripts between real servers: the example scripts of the specification's section 12.1, one by one and in batches. */
class ScriptsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FILE = "connectors.toml";

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
        createTopic(topic);
        Files.createDirectories(folder.resolve("scripts"));
    }

    @AfterEach
    void close() {
        if (wadi != null) {
            wadi.close();
        }
        client.close();
    }

    @Test
    void masksAndFiltersWhatMongoSends() throws IOException {
        script("mask.rhai", """
                fn transform(data, attributes) {
                    data.email = mask_email(data.email);
                    data.phone = mask_phone(data.phone);
                    data.born = mask_year_only(data.born);
                    data.secret_hash = hash_sha256(data.remove("secret"));
                    attributes["masked"] = "email,phone,born";
                    result(data, attributes)
                }
                """);
        script("only-active.rhai", "fn transform(data, attributes) { if data.active { result(data) } else { result(()) } }");
        database.createCollection("users");
        wadi = new WadiProgram(folder, services("mongo") + """
                [[connectors]]
                name = "users"
                source = { service_name = "mongo", resource = "users", output_encoding = "bson" }
                middlewares = [
                    { service_name = "scripts", resource = "mask.rhai", output_encoding = "bson" },
                    { service_name = "scripts", resource = "only-active.rhai", output_encoding = "bson", on_unit = "drop" },
                ]
                sinks = [{ service_name = "kafka", resource = "%s", output_encoding = "bson" }]
                """.formatted(topic));
        wadi.startAndAwait("users: running");
        await().atMost(PATIENCE).until(() -> folder.resolve("state/positions").toFile().exists());
        for (int id = 0; id < 6; id++) {
            database.getCollection("users").insertOne(new Document("_id", id).append("name", "Zoë")
                    .append("email", "Ömer.Ğ@例え.jp").append("phone", "＋４９ 170 1234 ５６７８").append("born", new Date(641_520_000_000L))
                    .append("secret", "geheim").append("price", Decimal128.parse("12.50")).append("raw", new Binary(new byte[] {1, 2}))
                    .append("count", 7).append("active", id % 2 == 0));
        }
        database.getCollection("users").deleteOne(new Document("_id", 0));

        List<ConsumerRecord<byte[], byte[]>> records = read(topic, 4);
        assertThat(records).extracting(ScriptsIT::key).containsExactly("0", "2", "4", "0");
        org.bson.BsonDocument first = new org.bson.RawBsonDocument(records.get(0).value());
        assertThat(first.getString("email").getValue()).isEqualTo("Ö***@例え.jp");
        assertThat(first.getString("phone").getValue()).isEqualTo("*".repeat(13) + "５６７８");
        assertThat(first.getDateTime("born").getValue()).isEqualTo(631_152_000_000L);
        assertThat(first.getDecimal128("price").getValue()).isEqualTo(Decimal128.parse("12.50"));
        assertThat(first.getBinary("raw").getData()).containsExactly(1, 2);
        assertThat(first.getInt32("count").getValue()).isEqualTo(7);
        assertThat(List.copyOf(first.keySet())).containsExactly("_id", "name", "email", "phone", "born", "price", "raw", "count",
                "active", "secret_hash");
        assertThat(header(records.get(0), "masked")).isEqualTo("email,phone,born");
        assertThat(header(records.get(0), "operation_type")).isEqualTo("insert");
        // a delete has no document for the script: it passes by, with its key
        assertThat(records.get(3).value()).isNull();
        assertThat(header(records.get(3), "operation_type")).isEqualTo("delete");
        assertThat(header(records.get(3), "masked")).isNull();
    }

    @Test
    void enrichesFiltersTransformsAndStripsIds() throws IOException {
        script("enrich.rhai", """
                // attribute enrichment
                fn transform(data, attributes) {
                    attributes["payload_type"] = type_of(data);
                    attributes["fields"] = data.len().to_string();
                    result(data, attributes)
                }
                """);
        script("filter.rhai", """
                // what is worth little goes, the rest gets a class
                fn transform(data, attributes) {
                    let total = data.price * data.amount;
                    let rate = switch data.kind {
                        "book" | "paper" => 0.07,
                        "car" if total > 1000.0 => 0.25,
                        _ => 0.19
                    };
                    data.tax = if total > 10.0 { total * rate } else { 0.0 };
                    data.kind = data.kind.to_upper();
                    if total <= 1.0 { attributes["filtered"] = "worthless"; }
                    result(data, attributes)
                }
                """);
        script("transform.rhai", """
                fn transform(data, attributes) {
                    if "customer" in data {
                        let customer = data.remove("customer");
                        data.mail = customer.mail.to_lower();
                        data.label = customer.first + " " + customer.last;
                    }
                    result(data, attributes)
                }
                """);
        script("strip-id.rhai", """
                fn transform(doc, attributes) {
                    let id = doc.remove("_id");
                    doc.source_id = id;
                    result(doc, attributes)
                }
                """);
        wadi = new WadiProgram(folder, services("kafka") + """
                [[connectors]]
                name = "orders"
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                middlewares = [
                    { service_name = "scripts", resource = "enrich.rhai", output_encoding = "json" },
                    { service_name = "scripts", resource = "filter.rhai", output_encoding = "json", drop_attribute = "filtered" },
                    { service_name = "scripts", resource = "transform.rhai", output_encoding = "bson" },
                    { service_name = "scripts", resource = "strip-id.rhai", output_encoding = "bson" },
                ]
                sinks = [{ service_name = "mongo", resource = "orders", output_encoding = "bson" }]
                """.formatted(topic));
        wadi.startAndAwait("orders: running");
        produce("{\"_id\":1,\"kind\":\"book\",\"price\":10.0,\"amount\":2,\"customer\":{\"first\":\"Ada\",\"last\":\"L\",\"mail\":\"A@B.C\"}}",
                "{\"_id\":2,\"kind\":\"car\",\"price\":2000.0,\"amount\":1}",
                "{\"_id\":3,\"kind\":\"pin\",\"price\":0.1,\"amount\":1}",
                "{\"_id\":4,\"kind\":\"tea\",\"price\":4.0,\"amount\":2}");

        await().atMost(PATIENCE).until(() -> database.getCollection("orders").countDocuments() == 3 || !wadi.alive());
        List<Document> orders = database.getCollection("orders").find().sort(Sorts.ascending("source_id")).into(new ArrayList<>());
        assertThat(orders).as(wadi.lastLines()).hasSize(3);
        assertThat(orders.get(0)).containsEntry("source_id", 1L).containsEntry("kind", "BOOK").containsEntry("mail", "a@b.c")
                .containsEntry("label", "Ada L").doesNotContainKey("customer");
        assertThat(orders.get(0).getDouble("tax")).isCloseTo(1.4, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(orders.get(1)).containsEntry("tax", 500.0);
        assertThat(orders.get(2)).containsEntry("kind", "TEA").containsEntry("tax", 0.0);
    }

    @Test
    void givesWholeBatchesAsArrays() throws Exception {
        script("batch.rhai", """
                fn transform(batch, attributes) {
                    let total = sum(pluck(batch, "n"));
                    let worth = batch.filter(|item| item.n % 2 == 0).map(|item| { item.sum = total; item });
                    attributes["batch_size"] = batch.len().to_string();
                    result(worth, attributes)
                }
                """);
        createTopic(topic + "-out");
        wadi = new WadiProgram(folder, services("kafka") + """
                [[connectors]]
                name = "numbers"
                batch = { kind = "count", size = 10, max_wait = "2s" }
                source = { service_name = "kafka", resource = "%1$s", input_encoding = "json", output_encoding = "json" }
                middlewares = [{ service_name = "scripts", resource = "batch.rhai", output_encoding = "json" }]
                sinks = [{ service_name = "kafka", resource = "%1$s-out", output_encoding = "json" }]
                """.formatted(topic));
        wadi.startAndAwait("numbers: running");
        String[] records = new String[20];
        for (int id = 0; id < records.length; id++) {
            records[id] = "{\"_id\":" + id + ",\"n\":" + id + "}";
        }
        produce(records);

        List<ConsumerRecord<byte[], byte[]>> out = read(topic + "-out", 10);
        assertThat(out).extracting(ScriptsIT::key).containsExactly("0", "2", "4", "6", "8", "10", "12", "14", "16", "18");
        assertThat(out).allSatisfy(record -> assertThat(new String(record.value(), StandardCharsets.UTF_8)).contains("\"sum\":"));
        assertThat(header(out.get(0), "batch_size")).isNotNull();
        // every item keeps the attributes of its own event
        assertThat(out).extracting(record -> header(record, "offset")).containsExactly("0", "2", "4", "6", "8", "10", "12", "14", "16",
                "18");
    }

    @Test
    void keepsWhatAScriptFailsOnUntilTheScriptIsMended() throws IOException {
        script("ratio.rhai", """
                fn transform(data, attributes) {
                    if data.total < 0 { throw "negative total of " + data._id }
                    data.ratio = 100 / data.total;
                    result(data)
                }
                """);
        wadi = new WadiProgram(folder, services("kafka") + """
                [[connectors]]
                name = "ratios"
                on_failure = "dead_letter"
                source = { service_name = "kafka", resource = "%s", input_encoding = "json", output_encoding = "json" }
                middlewares = [{ service_name = "scripts", resource = "ratio.rhai", output_encoding = "json" }]
                sinks = [{ service_name = "mongo", resource = "ratios", output_encoding = "bson" }]
                """.formatted(topic));
        wadi.startAndAwait("ratios: running");
        produce("{\"_id\":1,\"total\":10}", "{\"_id\":2,\"total\":0}", "{\"_id\":3,\"total\":-4}", "{\"_id\":4,\"total\":50}");
        await().atMost(PATIENCE).until(() -> wadi.ask("dlq", "list", FILE, "--json").lines().size() == 2
                && database.getCollection("ratios").countDocuments() == 2);

        WadiProgram.Answer list = wadi.ask("dlq", "list", FILE, "--json");
        assertThat(list.text()).contains("ratio.rhai:3:").contains("Division by zero").contains("negative total of 3");

        script("ratio.rhai", """
                fn transform(data, attributes) {
                    data.ratio = if data.total > 0 { 100 / data.total } else { 0 };
                    result(data)
                }
                """);
        WadiProgram.Answer replayed = wadi.ask("dlq", "replay", FILE, "--all");
        assertThat(replayed.exitCode()).as(replayed.text()).isZero();
        assertThat(database.getCollection("ratios").find().sort(Sorts.ascending("_id")).map(one -> one.getInteger("ratio"))
                .into(new ArrayList<>())).containsExactly(10, 0, 0, 2);
        assertThat(wadi.alive()).isTrue();
    }

    @Test
    void runsExpressionsOfOtherLanguages() throws Exception {
        script("double.java", "var map = new java.util.LinkedHashMap<Object, Object>((java.util.Map<?, ?>) body);\n"
                + "map.put(\"twice\", ((Number) map.get(\"n\")).longValue() * 2);\n"
                + "message.setHeader(\"by\", \"java\");\n"
                + "return map;\n");
        script("inner.jsonpath", "$");
        script("wrap.simple", "{\"wrapped\": ${body}, \"offset\": \"${header.offset}\"}\n");
        createTopic(topic + "-out");
        wadi = new WadiProgram(folder, services("kafka").replace("name = \"scripts\"", "name = \"unused\"") + """
                [[services]]
                provider = "udf"
                name = "in-java"
                script_path = "scripts"
                engine = { kind = "java" }

                [[services]]
                provider = "udf"
                name = "in-jsonpath"
                script_path = "scripts"
                engine = { kind = "jsonpath" }

                [[services]]
                provider = "udf"
                name = "in-simple"
                script_path = "scripts"
                engine = { kind = "simple" }

                [[connectors]]
                name = "numbers"
                source = { service_name = "kafka", resource = "%1$s", input_encoding = "json", output_encoding = "json" }
                middlewares = [
                    { service_name = "in-java", resource = "double.java", output_encoding = "json" },
                    { service_name = "in-jsonpath", resource = "inner.jsonpath", output_encoding = "json" },
                    { service_name = "in-simple", resource = "wrap.simple", output_encoding = "json" },
                ]
                sinks = [{ service_name = "kafka", resource = "%1$s-out", output_encoding = "json" }]
                """.formatted(topic));
        wadi.startAndAwait("numbers: running");
        produce("{\"_id\":1,\"n\":21}");

        ConsumerRecord<byte[], byte[]> out = read(topic + "-out", 1).get(0);
        assertThat(new String(out.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"wrapped\": {\"_id\":1,\"n\":21,\"twice\":42}, \"offset\": \"0\"}");
        assertThat(header(out, "by")).isEqualTo("java");
        assertThat(key(out)).isEqualTo("1");
    }

    @Test
    void saysBeforeTheStartWhatIsWrongWithScripts() throws IOException {
        script("broken.rhai", "fn transform(data, attributes) {\n    data.x = ;\n}\n");
        wadi = new WadiProgram(folder, services("kafka") + """
                [[connectors]]
                name = "orders"
                source = { service_name = "kafka", resource = "%1$s", input_encoding = "json", output_encoding = "json" }
                middlewares = [
                    { service_name = "scripts", resource = "broken.rhai", output_encoding = "json" },
                    { service_name = "scripts", resource = "missing.rhai", output_encoding = "json" },
                ]
                sinks = [{ service_name = "kafka", resource = "%1$s-out", output_encoding = "json" }]
                """.formatted(topic));

        WadiProgram.Answer answer = wadi.ask("check", FILE);

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.text()).contains("broken.rhai:2:14: error: ").contains("  2 |     data.x = ;\n    |              ^")
                .contains("there is no such script, scripts/missing.rhai [file-not-found]");
    }
    private static void createTopic(String name) {
        new Topics(kafka).create(name);
    }

    private void produce(String... records) {
        new Topics(kafka).write(Stream.of(records)
                .map(record -> Topics.record(topic, Document.parse(record).get("_id").toString(), record)).toList());
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(folder.resolve("scripts").resolve(name), text);
    }

    private String services(String group) {
        return """
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
                provider = "udf"
                name = "scripts"
                script_path = "scripts"
                engine = { kind = "rhai" }

                """.formatted(mongo.connectionString(), database.getName(), kafka.bootstrapServers(), group + topic);
    }
    private List<ConsumerRecord<byte[], byte[]>> read(String from, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = new Topics(kafka).records(from, count, wadi);
        assertThat(records).as(wadi.lastLines()).hasSize(count);
        return records;
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
