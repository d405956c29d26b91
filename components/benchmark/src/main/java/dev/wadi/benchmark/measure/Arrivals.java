package dev.wadi.benchmark.measure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic and notes for each document, which is known by its number in the record key, how long it took.
 *
 * <p>Lifecycle and threads: {@link #run} on a thread of its own, until {@link #stop}; documents are announced by another.
 */
final class Arrivals implements Runnable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicLongArray writtenNanos;
    private final long[] delayNanos;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile boolean stopped;

    Arrivals(String brokers, String topic, int documents) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", brokers);
        properties.put("max.poll.records", 10_000);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        writtenNanos = new AtomicLongArray(documents);
        delayNanos = new long[documents];
    }

    /** Says that the document is written now. */
    void written(int number) {
        writtenNanos.set(number, System.nanoTime());
    }

    @Override
    public void run() {
        try (consumer) {
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    int number = Integer.parseInt(new String(record.key(), StandardCharsets.US_ASCII));
                    // A repeat is not the first arrival.
                    if (delayNanos[number] == 0) {
                        delayNanos[number] = System.nanoTime() - writtenNanos.get(number);
                        arrived.incrementAndGet();
                    }
                }
            }
        }
    }

    /** Documents that have arrived at least once. */
    int arrived() {
        return arrived.get();
    }

    void stop() {
        stopped = true;
    }

    /** The delay that this share of the documents from a number on stays below, in milliseconds; after all have arrived. */
    double percentileMillis(int fromNumber, double share) {
        long[] sorted = Arrays.copyOfRange(delayNanos, fromNumber, delayNanos.length);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e6;
    }
}
