package dev.wadi.camel.kafka;

import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.kafka.clients.producer.Producer;

/**
 * Makes the producers of a sink's {@code kafka:} endpoint, which end an attempt at the first record that the client cannot take:
 *
 * <pre>{@code
 * - to:
 *     uri: kafka:users
 *     parameters:
 *       kafkaClientFactory: "#class:dev.wadi.camel.kafka.SinkClients"
 * }</pre>
 *
 * <p>Never a bean: Camel hands the only {@code KafkaClientFactory} of a registry to every Kafka endpoint of the context. Keys and
 * values are {@code byte[]}.
 */
public final class SinkClients extends DefaultKafkaClientFactory {

    @Override
    public Producer<?, ?> getProducer(Properties properties) {
        return new SinkProducer(properties);
    }
}
