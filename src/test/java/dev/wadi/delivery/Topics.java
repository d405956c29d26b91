package dev.wadi.delivery;

import static org.awaitility.Awaitility.await;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.kafka.OrderedProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics of one partition at one broker: made, written to, and read from their beginning. One thread. */
final class Topics {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrapServers;

    Topics(KafkaBackend kafka) {
        this.bootstrapServers = kafka.bootstrapServers();
    }

    void create(String... names) {
        create(List.of(names));
    }

    void create(Collection<String> names) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            finish(admin.createTopics(names.stream().map(name -> new NewTopic(name, 1, (short) 1)).toList()).all());
        }
    }

    void delete(String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            finish(admin.deleteTopics(List.of(name)).all());
        }
    }

    /** Writes values without keys. */
    void write(String topic, String... values) {
        write(Stream.of(values).map(value -> record(topic, null, value)).toList());
    }

    /** Writes in order, and returns when the broker has everything. */
    void write(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer = OrderedProducer.to(bootstrapServers)) {
            records.stream().map(producer::send).toList().forEach(Topics::finish);
        }
    }

    /** A record to write. */
    static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
        return new ProducerRecord<>(topic, bytes(key), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many records there are. */
    long count(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }

    /** All records that are there now. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return records(topic, (int) count(topic));
    }

    /** The values of all records that are there now, as text. */
    List<String> values(String topic) {
        return records(topic).stream().map(record -> new String(record.value(), StandardCharsets.UTF_8)).toList();
    }

    /** Waits until there are so many records, or more. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic, int count) {
        return records(topic, count, null);
    }

    /** Waits until there are so many records, or more; fewer when the program has ended before. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic, int count, WadiProgram writer) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
            await().atMost(PATIENCE).until(() -> {
                if (records.size() < count) {
                    consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                }
                return records.size() >= count || writer != null && !writer.alive();
            });
        }
        return records;
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    private static void finish(Future<?> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
