package dev.wadi.camel.kafka;

import static org.awaitility.Awaitility.await;

import dev.wadi.testkit.kafka.OrderedProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A few things that tests do to a real broker. One for each broker, its clients live as long as the tests. */
final class TestBroker {

    private static final Map<String, TestBroker> BY_ADDRESS = new ConcurrentHashMap<>();

    private final String brokers;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    private TestBroker(String brokers) {
        this.brokers = brokers;
        admin = Admin.create(Map.of("bootstrap.servers", brokers));
        producer = OrderedProducer.to(brokers);
    }

    static TestBroker at(String brokers) {
        return BY_ADDRESS.computeIfAbsent(brokers, TestBroker::new);
    }

    String brokers() {
        return brokers;
    }

    Admin admin() {
        return admin;
    }

    /** A new topic with a name of its own. */
    String topic(int partitions) throws Exception {
        return topic(partitions, Map.of());
    }

    String topic(int partitions, Map<String, String> settings) throws Exception {
        String name = "orders-" + UUID.randomUUID().toString().substring(0, 8);
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings))).all().get();
        await().ignoreExceptions().until(() -> admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions()
                .stream().filter(partition -> partition.leader() != null).count() == partitions);
        return name;
    }

    /** Writes so many records to a partition; values are {@code <from>}, {@code <from + 1>} and so on. */
    void write(String topic, int partition, int from, int count) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            sent.add(producer.send(new ProducerRecord<>(topic, partition, bytes("k" + number), bytes(Integer.toString(number)))));
        }
        for (Future<?> record : sent) {
            record.get();
        }
    }

    void write(ProducerRecord<byte[], byte[]> record) throws Exception {
        producer.send(record).get();
    }

    void writeLater(ProducerRecord<byte[], byte[]> record) {
        producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    /** The group's committed offset of a partition, or null. */
    Long committed(String group, String topic, int partition) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
        OffsetAndMetadata offset = offsets.get(new TopicPartition(topic, partition));
        return offset == null ? null : offset.offset();
    }

    /** Everything that a topic holds now, partition by partition. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
