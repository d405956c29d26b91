package dev.wadi.camel.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds polled records back until so many or so many bytes are there, or the oldest has waited long enough.
 *
 * <p>Nothing in it is confirmed: what it holds when the consumer closes is read again. Order holds per partition. Threads: the
 * polling thread alone; the clock comes in with the calls.
 */
final class RecordGatherer {

    private final int size;
    private final long maxBytes;
    private final long waitNanos;
    private final ArrayDeque<ConsumerRecord<byte[], byte[]>> held = new ArrayDeque<>();
    private long heldBytes;
    private long lastArrivalNanos;
    private long oldestArrivalNanos;

    RecordGatherer(int size, long maxBytes, Duration wait) {
        this.size = size;
        this.maxBytes = maxBytes;
        this.waitNanos = wait.toNanos();
    }

    void add(ConsumerRecords<byte[], byte[]> polled, long nowNanos) {
        if (polled.isEmpty()) {
            return;
        }
        if (held.isEmpty()) {
            oldestArrivalNanos = nowNanos;
        }
        lastArrivalNanos = nowNanos;
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            held.add(record);
            heldBytes += bytes(record);
        }
    }

    boolean isEmpty() {
        return held.isEmpty();
    }

    /** How long until what is there is a batch, if nothing is added; zero when it is one already. */
    Duration untilReady(long nowNanos) {
        if (held.size() >= size || heldBytes >= maxBytes && !held.isEmpty()) {
            return Duration.ZERO;
        }
        return Duration.ofNanos(Math.max(0, waitNanos - (nowNanos - oldestArrivalNanos)));
    }

    /** Takes a batch: at most so many records and, a single larger record apart, no more than reach the bytes. */
    ConsumerRecords<byte[], byte[]> take() {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batch = new LinkedHashMap<>();
        long bytes = 0;
        for (int count = 0; count < size && bytes < maxBytes && !held.isEmpty(); count++) {
            ConsumerRecord<byte[], byte[]> record = held.poll();
            bytes += bytes(record);
            batch.computeIfAbsent(new TopicPartition(record.topic(), record.partition()), partition -> new ArrayList<>()).add(record);
        }
        heldBytes -= bytes;
        // a batch is taken as soon as it is one, so what is left came with the last poll
        oldestArrivalNanos = lastArrivalNanos;
        return new ConsumerRecords<>(batch);
    }

    private static int bytes(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }
}
