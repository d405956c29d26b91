package dev.wadi.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wadi.testkit.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic's committed records from its beginning on a thread of its own and books what arrives; every partition is a lane.
 */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Ledger ledger;
    private final ObjectMapper json = new ObjectMapper();
    private final Thread thread;
    private volatile boolean closing;
    private volatile Throwable failure;

    TopicReader(String bootstrapServers, String topic, int partitions, Ledger ledger) {
        this.ledger = ledger;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest", "enable.auto.commit", "false",
                        "isolation.level", "read_committed"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition)).toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        this.thread = new Thread(this::read, "topic-reader");
        thread.start();
    }

    /** Why reading ended early, or null. */
    Throwable failure() {
        return failure;
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                consumer.poll(Duration.ofMillis(20)).forEach(this::book);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void book(ConsumerRecord<byte[], byte[]> record) {
        try {
            JsonNode document = json.readTree(record.value());
            ledger.arrive("partition " + record.partition(), new String(record.key(), StandardCharsets.UTF_8),
                    document.get(document.has("number") ? "number" : "_id").asLong(), document.get("content").textValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
