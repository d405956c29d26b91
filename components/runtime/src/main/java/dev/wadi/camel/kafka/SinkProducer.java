package dev.wadi.camel.kafka;

import dev.wadi.camel.delivery.Attempt;
import dev.wadi.camel.delivery.NotAttemptedException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Kafka's producer, which sends nothing of an attempt any more once a record has failed in passing.
 *
 * <p>The client waits {@code max.block.ms} for a broker, or for room in its buffer, and then hides the failure in the record's future. The
 * endpoint would send on: each record of the batch would wait as long, for days without a broker, and those for which one comes would
 * arrive before those that failed. Here they are answered at once, as not attempted, and go again behind the one that failed.
 *
 * <p>Threads: as Kafka's producer, any number.
 */
final class SinkProducer extends KafkaProducer<byte[], byte[]> {

    SinkProducer(Properties properties) {
        super(properties);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        Attempt attempt = Attempt.current();
        if (attempt == null) {
            return super.send(record, callback);
        }
        if (attempt.isEnded()) {
            return refuse(record, callback);
        }
        return super.send(record, (metadata, failure) -> {
            if (failure instanceof RetriableException) {
                attempt.end();
            }
            if (callback != null) {
                callback.onCompletion(metadata, failure);
            }
        });
    }

    private static Future<RecordMetadata> refuse(ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (callback != null) {
            callback.onCompletion(new RecordMetadata(new TopicPartition(record.topic(), -1), -1, -1, -1, -1, -1),
                    NotAttemptedException.INSTANCE);
        }
        return CompletableFuture.failedFuture(NotAttemptedException.INSTANCE);
    }
}
