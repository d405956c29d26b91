package dev.wadi.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the demo's topic and hands each record on as it arrives.
 *
 * <p>Lifecycle and threads: one thread of its own from {@link #start} to {@link #close}, which calls the listener.
 */
final class ArrivalReader implements AutoCloseable {

    /** One record, as people read it. */
    record Arrival(String operation, String key, String json, long delayMillis) {

        static Arrival of(ConsumerRecord<byte[], byte[]> record) {
            Header operation = record.headers().lastHeader("operation_type");
            return new Arrival(operation == null ? "?" : text(operation.value()), text(record.key()), text(record.value()),
                    Math.max(0, System.currentTimeMillis() - record.timestamp()));
        }

        private static String text(byte[] bytes) {
            return bytes == null ? "-" : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    ArrivalReader(String bootstrapServers, Consumer<Arrival> listener) {
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(() -> read(listener), "wadi-demo-reader");
        this.thread.setDaemon(true);
    }

    /** Makes the topic, so that nobody waits for Kafka to find out that there is one. */
    static void createTopic(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(DemoDefinition.TOPIC, 1, (short) 1))).all().toCompletionStage()
                    .toCompletableFuture().join();
        }
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(Consumer<Arrival> listener) {
        try (consumer) {
            consumer.assign(List.of(new TopicPartition(DemoDefinition.TOPIC, 0)));
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> listener.accept(Arrival.of(record)));
            }
        } catch (WakeupException e) {
            return; // close() asked for it
        }
    }
}
