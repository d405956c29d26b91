package dev.wadi.camel.kafka;

import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.CheckpointRepository;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic that keeps connectors' positions. Errors: Kafka's own, each for the caller to judge. Threads: a client is made for each
 * question and closed after it.
 */
final class PositionsTopic {

    private static final Logger LOG = LoggerFactory.getLogger(PositionsTopic.class);
    /** Another connector's unfinished transaction holds readers back until it times out; Kafka's default is a minute. */
    private static final Duration READ_TIME = Duration.ofSeconds(90);
    private static final Duration POLL_TIME = Duration.ofMillis(200);
    /** Small segments and an early cleaning keep the start quick: only closed segments are compacted. */
    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_BYTES_CONFIG, "16777216",
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1",
            TopicConfig.DELETE_RETENTION_MS_CONFIG, "600000");

    private final String topic;
    private final Properties client;

    /** @param producer settings of the producer, of which those that any client has are taken */
    PositionsTopic(String topic, Properties producer) {
        this.topic = topic;
        this.client = producer;
    }

    /** Makes the topic when it is missing; one that would forget positions is refused. */
    void ensure() {
        try (Admin admin = Admin.create(settings(AdminClientConfig.configNames()))) {
            NewTopic missing = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(SETTINGS);
            try {
                answer(admin.createTopics(List.of(missing)).all());
                LOG.info("made the topic {} for positions", topic);
            } catch (TopicExistsException e) {
                requireCompaction(admin);
            } catch (AuthorizationException e) {
                LOG.info("may not make the topic {}, which is there already or is missed later: {}", topic, e.getMessage());
            }
        }
    }

    private void requireCompaction(Admin admin) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            Config config = answer(admin.describeConfigs(List.of(resource)).all()).get(resource);
            String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
            if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
                throw new CheckpointException("topic " + topic + " has cleanup.policy=" + policy
                        + " and would forget positions; set it to compact");
            }
        } catch (AuthorizationException e) {
            LOG.warn("cannot see whether topic {} keeps positions; it needs cleanup.policy=compact: {}", topic, e.getMessage());
        }
    }

    /**
     * The positions of a connector that are still there, newest first.
     *
     * <p>Reads to the end as it is now for readers of everything: an open transaction of another connector hides what was
     * committed behind its beginning, so it has to end first.
     */
    List<Checkpoint> read(String connector) {
        byte[] key = connector.getBytes(StandardCharsets.UTF_8);
        TopicPartition partition = new TopicPartition(topic, 0);
        long end = end(partition);
        Deque<Checkpoint> found = new ArrayDeque<>();
        Map<String, Object> settings = settings(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        long deadline = System.nanoTime() + READ_TIME.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIME)) {
                    if (Arrays.equals(record.key(), key)) {
                        add(found, connector, record);
                    }
                }
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException("the end of topic " + topic + " was not reached in " + READ_TIME.toSeconds()
                            + " s; another producer's transaction may be open");
                }
            }
        }
        return List.copyOf(found);
    }

    private static void add(Deque<Checkpoint> found, String connector, ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            found.clear();
            return;
        }
        found.addFirst(new Checkpoint(connector, new String(record.value(), StandardCharsets.UTF_8),
                Instant.ofEpochMilli(record.timestamp())));
        if (found.size() > CheckpointRepository.HISTORY_LIMIT) {
            found.removeLast();
        }
    }

    private long end(TopicPartition partition) {
        try (Admin admin = Admin.create(settings(AdminClientConfig.configNames()))) {
            return answer(admin.listOffsets(Map.of(partition, OffsetSpec.latest()),
                    new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)).partitionResult(partition)).offset();
        }
    }

    private Map<String, Object> settings(Set<String> names) {
        Map<String, Object> settings = new HashMap<>();
        client.forEach((name, value) -> {
            if (names.contains(name.toString()) && !name.equals(ProducerConfig.CLIENT_ID_CONFIG)) {
                settings.put(name.toString(), value);
            }
        });
        return settings;
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }
}
