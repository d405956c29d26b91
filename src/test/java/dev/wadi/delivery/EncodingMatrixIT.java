package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.kafka.OrderedProducer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every direction of the matrix as a compiled route of the whole program, on a real broker; read back by the formats' own libraries. */
class EncodingMatrixIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> ENCODINGS = List.of("json", "bson", "avro");
    private static final BsonDocument ORDER = BsonDocument.parse("{\"id\": \"a-1\", \"count\": 7, \"paid\": true}");
    private static final Schema SCHEMA = new Schema.Parser().parse("""
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "string"}, {"name": "count", "type": "int"}, {"name": "paid", "type": "boolean"}]}""");

    @KafkaBroker
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    @Test
    void convertsEveryEncodingToEveryOther() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> topics = new ArrayList<>();
            ENCODINGS.forEach(from -> topics.add(new NewTopic("in-" + from, 1, (short) 1)));
            ENCODINGS.forEach(from -> ENCODINGS.forEach(to -> topics.add(new NewTopic(out(from, to), 1, (short) 1))));
            admin.createTopics(topics).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer = OrderedProducer.to(kafka.bootstrapServers())) {
            for (String from : ENCODINGS) {
                producer.send(new ProducerRecord<>("in-" + from, encode(from))).get();
            }
        }

        try (WadiProgram wadi = new WadiProgram(folder, definition())) {
            wadi.start();
            Map<String, byte[]> arrived = read(wadi);

            for (String from : ENCODINGS) {
                for (String to : ENCODINGS) {
                    assertThat(decode(to, arrived.get(out(from, to)))).as(out(from, to)).isEqualTo(ORDER);
                }
                assertThat(arrived.get(out(from, from))).as("%s passes unchanged", from).isEqualTo(encode(from));
            }
        }
    }

    private static Map<String, byte[]> read(WadiProgram wadi) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> outputs = new ArrayList<>();
            ENCODINGS.forEach(from -> ENCODINGS.forEach(to -> outputs.add(new TopicPartition(out(from, to), 0))));
            consumer.assign(outputs);
            consumer.seekToBeginning(outputs);
            Map<String, byte[]> arrived = new HashMap<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (arrived.size() < outputs.size() && System.nanoTime() < deadline && wadi.alive()) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> arrived.put(record.topic(), record.value()));
            }
            Set<String> expected = Set.copyOf(outputs.stream().map(TopicPartition::topic).toList());
            assertThat(arrived.keySet()).as(wadi.lastLines()).isEqualTo(expected);
            return arrived;
        }
    }

    private static String out(String from, String to) {
        return "out-" + from + "-" + to;
    }

    private static byte[] encode(String encoding) {
        return switch (encoding) {
            case "json" -> "{\"id\":\"a-1\",\"count\":7,\"paid\":true}".getBytes(StandardCharsets.UTF_8);
            case "bson" -> bytes(new RawBsonDocument(ORDER, new BsonDocumentCodec()));
            default -> avro();
        };
    }

    private static BsonDocument decode(String encoding, byte[] bytes) throws IOException {
        return switch (encoding) {
            case "json" -> BsonDocument.parse(new String(bytes, StandardCharsets.UTF_8));
            case "bson" -> new RawBsonDocument(bytes).decode(new BsonDocumentCodec());
            default -> BsonDocument.parse(new GenericDatumReader<GenericRecord>(SCHEMA)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null)).toString());
        };
    }

    private static byte[] avro() {
        GenericRecord order = new GenericData.Record(SCHEMA);
        order.put("id", "a-1");
        order.put("count", 7);
        order.put("paid", true);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(SCHEMA).write(order, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }

    private static String definition() {
        StringBuilder definition = new StringBuilder("""
                [[services]]
                provider = "kafka"
                name = "kafka"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"
                """.formatted(kafka.bootstrapServers()));
        for (String from : ENCODINGS) {
            for (String to : ENCODINGS) {
                boolean avro = from.equals("avro") || to.equals("avro");
                definition.append("""

                        [[connectors]]
                        name = "%1$s-to-%2$s"
                        %3$s
                        source = { service_name = "kafka", resource = "in-%1$s", input_encoding = "%1$s", output_encoding = "%1$s"%4$s }
                        sinks = [ { service_name = "kafka", resource = "out-%1$s-%2$s", output_encoding = "%2$s"%5$s } ]
                        """.formatted(from, to,
                        avro ? "schemas = [ { id = \"order\", inline = '''" + SCHEMA + "''' } ]" : "",
                        from.equals("avro") ? ", schema_id = \"order\"" : "",
                        to.equals("avro") ? ", schema_id = \"order\"" : ""));
            }
        }
        return definition.toString();
    }
}
