package dev.wadi.benchmark.loop;

import com.google.api.gax.batching.FlowControlSettings;
import com.google.api.gax.core.InstantiatingExecutorProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.SubscriptionName;
import io.grpc.ManagedChannelBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A subscription to a Kafka topic: what has arrived is sent as one batch, awaited, and acknowledged; meanwhile Google's subscriber
 * reads on, with the settings that Wadi gives it.
 *
 * <p>Lifecycle: runs until it is killed; any error ends it.
 */
public final class PubSubToKafkaLoop {

    private static final int MOST_INBOUND = 20 * 1024 * 1024;
    private static final long OUTSTANDING_BYTES = 64_000_000;

    private PubSubToKafkaLoop() {}

    private record Received(PubsubMessage message, AckReplyConsumer reply) {}

    /** @param arguments endpoint, project, subscription, brokers, topic, size of a batch */
    public static void main(String[] arguments) {
        try {
            run(arguments[0], SubscriptionName.of(arguments[1], arguments[2]).toString(), arguments[3], arguments[4],
                    Integer.parseInt(arguments[5]));
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String endpoint, String subscription, String brokers, String topic, int batchSize) throws Exception {
        BlockingQueue<Received> received = new LinkedBlockingQueue<>();
        MessageReceiver receiver = (message, reply) -> received.add(new Received(message, reply));
        Subscriber subscriber = Subscriber.newBuilder(subscription, receiver)
                .setChannelProvider(InstantiatingGrpcChannelProvider.newBuilder().setEndpoint(endpoint)
                        .setMaxInboundMessageSize(MOST_INBOUND).setChannelConfigurator(ManagedChannelBuilder::usePlaintext).build())
                .setCredentialsProvider(NoCredentialsProvider.create())
                .setExecutorProvider(InstantiatingExecutorProvider.newBuilder().setExecutorThreadCount(1).build())
                .setFlowControlSettings(FlowControlSettings.newBuilder().setMaxOutstandingElementCount(3L * batchSize)
                        .setMaxOutstandingRequestBytes(OUTSTANDING_BYTES).build())
                .build();
        subscriber.startAsync().awaitRunning();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(producerProperties(brokers), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            List<Received> batch = new ArrayList<>(batchSize);
            List<Future<RecordMetadata>> answers = new ArrayList<>(batchSize);
            while (true) {
                batch.add(received.take());
                received.drainTo(batch, batchSize - 1);
                for (Received event : batch) {
                    answers.add(producer.send(record(topic, event.message())));
                }
                for (Future<RecordMetadata> answer : answers) {
                    answer.get();
                }
                batch.forEach(event -> event.reply().ack());
                batch.clear();
                answers.clear();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, PubsubMessage message) {
        byte[] key = message.getOrderingKey().isEmpty() ? null : message.getOrderingKeyBytes().toByteArray();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null, key, message.getData().toByteArray());
        message.getAttributesMap().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add("pubsub_message_id", message.getMessageId().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** The same as those of a compiled route. */
    private static Properties producerProperties(String brokers) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 262_144);
        return properties;
    }
}
