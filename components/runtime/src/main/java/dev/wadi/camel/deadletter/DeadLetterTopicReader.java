package dev.wadi.camel.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic of dead letters twice: whole, to learn which record of each key counts, and then those records by their time. So
 * only their places are in memory.
 *
 * <p>Lifecycle and threads: for one reading by one thread.
 */
final class DeadLetterTopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    /** What the last poll of a partition brought: the next letter is mostly among it. */
    private final Map<TopicPartition, Map<Long, ConsumerRecord<byte[], byte[]>>> polled = new HashMap<>();

    /** The last record of a key so far; a tombstone has no connector and no time. */
    private record Last(TopicPartition partition, long offset, long timestamp, String connector, Instant lastFailure) {

        boolean isLetterOf(String wanted) {
            return connector != null && (wanted == null || wanted.equals(connector));
        }

        /** Partitions have an order of their own; of two partitions (somebody has added one) the later write counts. */
        boolean isBehind(Last other) {
            return partition.equals(other.partition) ? offset > other.offset : timestamp >= other.timestamp;
        }
    }

    DeadLetterTopicReader(String topic, Map<String, String> clientProperties) {
        this.topic = topic;
        Map<String, Object> properties = new LinkedHashMap<>(clientProperties);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void forEach(String connector, Consumer<DeadLetter> reader) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic);
        if (partitions == null || partitions.isEmpty()) {
            return; // the first letter makes the topic
        }
        List<Last> letters = new ArrayList<>(lastOfEachKey(partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition())).toList()).values());
        letters.removeIf(last -> !last.isLetterOf(connector));
        letters.sort(Comparator.comparing(Last::lastFailure).thenComparing(Last::offset));
        for (Last last : letters) {
            ConsumerRecord<byte[], byte[]> record = at(last.partition, last.offset);
            if (record != null && record.value() != null) {
                reader.accept(letter(record));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Map<String, Last> lastOfEachKey(List<TopicPartition> partitions) {
        Map<String, Last> byKey = new HashMap<>();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long silentSince = System.nanoTime();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            silentSince = records.isEmpty() ? silentSince : System.nanoTime();
            checkPatience(silentSince);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Last last = last(record);
                byKey.merge(id(record), last, (before, now) -> now.isBehind(before) ? now : before);
            }
        }
        return byKey;
    }

    private Last last(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(topic, record.partition());
        if (record.value() == null) {
            return new Last(partition, record.offset(), record.timestamp(), null, null);
        }
        DeadLetter letter = letter(record);
        return new Last(partition, record.offset(), record.timestamp(), letter.connector(), letter.lastFailure());
    }

    /** Null when the record is gone: settled or replaced, and compacted away meanwhile. */
    private ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
        ConsumerRecord<byte[], byte[]> known = polled.getOrDefault(partition, Map.of()).get(offset);
        if (known != null) {
            return known;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, offset);
        long silentSince = System.nanoTime();
        while (consumer.position(partition) <= offset) {
            Map<Long, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
            consumer.poll(POLL).records(partition).forEach(record -> records.put(record.offset(), record));
            checkPatience(silentSince);
            polled.put(partition, records);
        }
        return polled.get(partition).get(offset);
    }

    private DeadLetter letter(ConsumerRecord<byte[], byte[]> record) {
        return DeadLetterJson.read(new String(record.value(), StandardCharsets.UTF_8), place(record));
    }

    private String id(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new DeadLetterException(place(record) + " has no key, so it is no dead letter of Wadi");
        }
        return new String(record.key(), StandardCharsets.UTF_8);
    }

    private String place(ConsumerRecord<byte[], byte[]> record) {
        return "record " + record.offset() + " of partition " + record.partition() + " of topic " + topic;
    }

    private void checkPatience(long silentSince) {
        if (System.nanoTime() - silentSince > PATIENCE.toNanos()) {
            throw new DeadLetterException("topic " + topic + " cannot be read: no record came for " + PATIENCE.toSeconds() + " s");
        }
    }
}
