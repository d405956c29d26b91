package dev.wadi.camel.kafka;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.PollOnError;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes the consumers of one source's endpoint.
 *
 * <p>Given to that endpoint by {@link KafkaSource} itself and never a bean: Camel hands the only {@code KafkaClientFactory} of a
 * registry to every Kafka endpoint of the context, sinks and foreign sources included.
 */
final class SourceClients extends DefaultKafkaClientFactory {

    private static final String BYTES = ByteArrayDeserializer.class.getName();

    private final KafkaSource source;

    private SourceClients(KafkaSource source) {
        this.source = source;
    }

    /** Makes the source's consumer the endpoint's; an endpoint whose options would lose records is refused. */
    static void install(KafkaSource source, KafkaEndpoint endpoint) {
        KafkaConfiguration configuration = endpoint.getConfiguration();
        Map<String, Boolean> needed = new LinkedHashMap<>();
        needed.put("batching=true", configuration.isBatching());
        needed.put("autoCommitEnable=false", !configuration.isAutoCommitEnable());
        needed.put("allowManualCommit=true", configuration.isAllowManualCommit());
        needed.put("breakOnFirstError=true", configuration.isBreakOnFirstError());
        needed.put("pollOnError=RECONNECT", configuration.getPollOnError() == PollOnError.RECONNECT);
        needed.put("keyDeserializer=" + BYTES, BYTES.equals(configuration.getKeyDeserializer()));
        needed.put("valueDeserializer=" + BYTES, BYTES.equals(configuration.getValueDeserializer()));
        if (source.getBatchWait() > 0) {
            // the endpoint then hands over what one poll gave it, full or not, when it polls the next time
            needed.put("batchingIntervalMs=0", Integer.valueOf(0).equals(configuration.getBatchingIntervalMs()));
        }
        needed.values().removeIf(present -> present);
        if (!needed.isEmpty()) {
            throw new IllegalArgumentException(source.getConnector() + ": the kafka: endpoint would lose records; it needs "
                    + String.join(", ", needed.keySet()));
        }
        endpoint.setKafkaClientFactory(new SourceClients(source));
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Properties properties) {
        Properties own = new Properties();
        own.putAll(properties);
        String reset = own.getProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        // a client that resets a position by itself skips records in silence
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        return source.connect(() -> new SourceConsumer(own, reset, gatherer(own), source));
    }

    /** Gathers as many records as the endpoint puts into one batch; null where a batch is what is there. */
    private RecordGatherer gatherer(Properties properties) {
        if (source.getBatchWait() == 0) {
            return null;
        }
        int size = Integer.parseInt(properties.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG).toString());
        return new RecordGatherer(size, source.getMaxBatchBytes(), Duration.ofMillis(source.getBatchWait()));
    }
}
