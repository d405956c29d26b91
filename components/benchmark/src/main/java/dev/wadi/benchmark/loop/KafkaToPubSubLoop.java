package dev.wadi.benchmark.loop;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutures;
import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.protobuf.UnsafeByteOperations;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.TopicName;
import io.grpc.ManagedChannelBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A Kafka topic of one partition to a Pub/Sub topic: while one batch is published, the next is polled; its offset is committed when
 * every message of it is confirmed.
 *
 * <p>Lifecycle: runs until it is killed; any error ends it.
 */
public final class KafkaToPubSubLoop {

    private static final long REQUEST_BYTES = 9_000_000;
    private static final long REQUEST_MESSAGES = 1000;

    private KafkaToPubSubLoop() {}

    private record Published(ApiFuture<List<String>> answer, long next) {}

    /** @param arguments endpoint, project, Pub/Sub topic, brokers, Kafka topic, size of a batch, consumer group */
    public static void main(String[] arguments) {
        try {
            run(arguments[0], TopicName.of(arguments[1], arguments[2]), arguments[3], arguments[4], Integer.parseInt(arguments[5]),
                    arguments[6]);
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String endpoint, TopicName to, String brokers, String from, int batchSize, String group) throws Exception {
        Publisher publisher = Publisher.newBuilder(to)
                .setChannelProvider(InstantiatingGrpcChannelProvider.newBuilder().setEndpoint(endpoint)
                        .setChannelConfigurator(ManagedChannelBuilder::usePlaintext).build())
                .setCredentialsProvider(NoCredentialsProvider.create())
                .setBatchingSettings(BatchingSettings.newBuilder().setElementCountThreshold(REQUEST_MESSAGES)
                        .setRequestByteThreshold(REQUEST_BYTES).setDelayThresholdDuration(Duration.ofMillis(10)).build())
                .build();
        TopicPartition partition = new TopicPartition(from, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerProperties(brokers, group, batchSize))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Published last = null;
            while (true) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofMillis(last == null ? 100 : 0));
                List<PubsubMessage> messages = new ArrayList<>(polled.count());
                polled.forEach(record -> messages.add(message(record)));
                if (last != null) {
                    last.answer().get();
                    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(last.next())));
                    last = null;
                }
                if (!messages.isEmpty()) {
                    List<ApiFuture<String>> answers = new ArrayList<>(messages.size());
                    messages.forEach(message -> answers.add(publisher.publish(message)));
                    publisher.publishAllOutstanding();
                    List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
                    last = new Published(ApiFutures.allAsList(answers), records.get(records.size() - 1).offset() + 1);
                }
            }
        }
    }

    private static PubsubMessage message(ConsumerRecord<byte[], byte[]> record) {
        PubsubMessage.Builder message = PubsubMessage.newBuilder().setData(UnsafeByteOperations.unsafeWrap(record.value()));
        record.headers().forEach(header -> message.putAttributes(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return message.putAttributes("origin", "kafka").putAttributes("topic", record.topic())
                .putAttributes("partition", Integer.toString(record.partition()))
                .putAttributes("offset", Long.toString(record.offset())).build();
    }

    /** The same as those of a compiled route. */
    private static Properties consumerProperties(String brokers, String group, int batchSize) {
        Properties properties = new Properties();
        properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        return properties;
    }
}
