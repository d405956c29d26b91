package dev.wadi.camel.kafka;

import dev.wadi.camel.batch.EventOrigin;
import org.apache.camel.Message;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills messages from records that do not come from a broker, exactly as a {@link KafkaSource} fills them from those that do: for
 * rehearsals and tests of routes. Threads: safe.
 */
public final class RecordMessages {

    private RecordMessages() {}

    /** Gives the message body, attributes and origin; answers the origin. */
    public static EventOrigin fill(Message message, ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        KafkaOrigin origin = new KafkaOrigin(partition, record.offset(), record.timestamp(), record.key(), record.value(),
                record.headers());
        message.setBody(record.value());
        KafkaBatch.fill(message.getHeaders(), origin, Integer.toString(record.partition()));
        return origin;
    }
}
