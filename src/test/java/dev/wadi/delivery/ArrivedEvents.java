package dev.wadi.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The identities of all records of a topic, in the order in which they were seen. One thread. */
final class ArrivedEvents implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Function<ConsumerRecord<byte[], byte[]>, String> identity;
    private final List<String> arrived = new ArrayList<>();

    ArrivedEvents(String bootstrapServers, String topic, int partitions, Function<ConsumerRecord<byte[], byte[]>, String> identity) {
        this.identity = identity;
        this.partitions = IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic, partition)).toList();
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest", "enable.auto.commit", "false"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(this.partitions);
        consumer.seekToBeginning(this.partitions);
    }

    /** Everything that is in the topic now. */
    List<String> readAll() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> arrived.add(identity.apply(record)));
        }
        return List.copyOf(arrived);
    }

    /** How many different events have arrived. */
    int different() {
        return new HashSet<>(readAll()).size();
    }

    /** How many arrivals were not the first of their event. */
    int repeats() {
        Set<String> seen = new HashSet<>();
        return (int) readAll().stream().filter(event -> !seen.add(event)).count();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
