package dev.wadi.camel.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Dead letters as records of a Kafka topic.
 *
 * <p>Shape: the key is the letter's id, the value its JSON text; of several records of a key the last counts, and a settled letter
 * ends in a tombstone. A topic that is not there is made, compacted and with one partition ({@link DeadLetterTopic}). The topic must
 * take records of the largest event and a third more, because bodies are base64.
 *
 * <p>Errors: {@link DeadLetterException}, with the client's exception as cause. A record that is no dead letter is such an error,
 * with topic, partition and offset. Lifecycle and threads: the producer is made by the first write and given up after a failure;
 * reading makes a consumer without group for the time of the reading. Safe for several threads.
 */
public final class KafkaDeadLetterStore implements DeadLetterStore {

    /** The broker's limit decides, not the client's: an event that was too large for a sink may be one of them. */
    private static final int LARGEST_REQUEST_BYTES = 64 * 1024 * 1024;

    private String topic;
    private Map<String, String> clientProperties = new LinkedHashMap<>();
    private KafkaProducer<byte[], byte[]> producer;

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    /** Properties of Kafka's Java clients that every one of them needs to connect: {@code bootstrap.servers} and so on. */
    public void setClientProperties(Map<String, String> clientProperties) {
        this.clientProperties = clientProperties;
    }

    public Map<String, String> getClientProperties() {
        return clientProperties;
    }

    @Override
    public void add(List<DeadLetter> letters) {
        Map<String, byte[]> values = new LinkedHashMap<>();
        letters.forEach(letter -> values.put(letter.id(), DeadLetterJson.text(letter).getBytes(StandardCharsets.UTF_8)));
        write(values, "dead letters were not written to topic " + topic);
    }

    @Override
    public void forEach(String connector, Consumer<DeadLetter> reader) {
        checkProperties();
        try (DeadLetterTopicReader letters = new DeadLetterTopicReader(topic, clientProperties)) {
            letters.forEach(connector, reader);
        } catch (KafkaException e) {
            throw new DeadLetterException("dead letters of topic " + topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void settle(String connector, Collection<String> ids) {
        Map<String, byte[]> tombstones = new LinkedHashMap<>();
        ids.forEach(id -> tombstones.put(id, null));
        write(tombstones, "dead letters were not taken out of topic " + topic);
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }

    private synchronized void write(Map<String, byte[]> values, String failure) {
        checkProperties();
        if (values.isEmpty()) {
            return;
        }
        try {
            if (producer == null) {
                DeadLetterTopic.make(topic, clientProperties);
                producer = new KafkaProducer<>(producerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
            }
            List<Future<?>> answers = new ArrayList<>(values.size());
            for (Map.Entry<String, byte[]> value : values.entrySet()) {
                Future<?> answer = producer.send(
                        new ProducerRecord<>(topic, value.getKey().getBytes(StandardCharsets.UTF_8), value.getValue()));
                if (answer.isDone()) {
                    answer.get(); // without a broker each of the others would wait as long as this one before it fails
                }
                answers.add(answer);
            }
            producer.flush();
            for (Future<?> answer : answers) {
                answer.get();
            }
        } catch (ExecutionException e) {
            giveUp();
            throw new DeadLetterException(failure + ": " + e.getCause().getMessage(), e.getCause());
        } catch (KafkaException e) {
            giveUp();
            throw new DeadLetterException(failure + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeadLetterException(failure + ": interrupted", e);
        }
    }

    /** An idempotent producer may be of no use after a failure, and does not say so. */
    private void giveUp() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Map<String, Object> producerProperties() {
        Map<String, Object> properties = new LinkedHashMap<>(clientProperties);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // with more, a topic that was just made can hold letters up for the whole delivery timeout
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST_BYTES);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * LARGEST_REQUEST_BYTES);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // whoever writes tries again by itself, and looks in between whether the connector shall stop
        properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000");
        if (!properties.containsKey(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG)) {
            properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
            properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "20000");
        }
        return properties;
    }

    private void checkProperties() {
        if (topic == null || clientProperties.isEmpty()) {
            throw new DeadLetterException("the Kafka store of dead letters needs its properties 'topic' and 'clientProperties'");
        }
    }
}
