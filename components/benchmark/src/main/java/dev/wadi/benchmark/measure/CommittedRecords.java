package dev.wadi.benchmark.measure;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A topic of one partition that began empty, read and counted: ends of transactions take offsets too, so that an end offset says
 * nothing. Reading costs some of the machine, the same for every side.
 */
final class CommittedRecords implements Destination {

    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long records;

    CommittedRecords(String brokers, String topic) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", brokers);
        properties.put("isolation.level", "read_committed");
        properties.put("max.partition.fetch.bytes", FETCH_BYTES);
        properties.put("max.poll.records", 50_000);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    @Override
    public long arrived() {
        records += consumer.poll(Duration.ofMillis(10)).count();
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
