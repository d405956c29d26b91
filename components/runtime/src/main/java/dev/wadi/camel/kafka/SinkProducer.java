package dev.wadi.camel.kafka;

import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Kafka's producer, which says at once that it could not take a record.
 *
 * <p>The client waits {@code max.block.ms} for a broker, or for room in its buffer, and then hides the failure in the record's future. The
 * endpoint sends on: each record of the batch waits as long, for days without a broker, and those for which one comes arrive before those
 * that failed. Here the attempt ends with the first of them, and nothing of it counts as delivered.
 *
 * <p>Threads: as Kafka's producer, any number.
 */
final class SinkProducer extends KafkaProducer<byte[], byte[]> {

    SinkProducer(Properties properties) {
        super(properties);
    }

    /** @throws TimeoutException when the client could not take the record; none of the batch's is to be counted on */
    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        Future<RecordMetadata> answer = super.send(record, callback);
        if (answer.isDone()) {
            refuse(answer);
        }
        return answer;
    }

    private static void refuse(Future<RecordMetadata> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TimeoutException timeout) {
                // not the record's own, which would be taken for the answer to that record alone
                throw new TimeoutException(timeout.getMessage(), timeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
