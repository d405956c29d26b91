package dev.wadi.testkit.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Producers whose records of a partition have the order in which they were sent, in a topic that was just made too.
 *
 * <p>The client's default of five requests in flight does not promise that, idempotent or not: when the broker learns between two
 * requests that it leads the partition, it refuses the first and takes the second, and the first is then out of sequence until the
 * delivery timeout, two minutes.
 */
public final class OrderedProducer {

    private OrderedProducer() {
    }

    /** An idempotent producer, which the caller closes. */
    public static KafkaProducer<byte[], byte[]> to(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                new ByteArraySerializer(), new ByteArraySerializer());
    }
}
