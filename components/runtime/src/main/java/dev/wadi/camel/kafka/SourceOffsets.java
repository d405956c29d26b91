package dev.wadi.camel.kafka;

import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.TransactionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;

/**
 * The consumed offsets of one batch, for a transaction to take along. The group's coordinator refuses them when the batch's partitions
 * may belong to another member by now.
 *
 * <p>Lifecycle and threads: one for each batch; used by the thread that delivers it.
 */
final class SourceOffsets {

    private final KafkaSource source;
    private final ConsumerGroupMetadata group;
    private boolean refused;

    /** @param group of the consumer at the time when the batch was read */
    SourceOffsets(KafkaSource source, ConsumerGroupMetadata group) {
        this.source = source;
        this.group = group;
    }

    /** @param last the last event of each partition that is part of the transaction */
    void sendTo(TransactionalProducer producer, List<EventOrigin> last) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next(last).forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        try {
            producer.sendOffsets(offsets, group);
        } catch (CommitFailedException | FencedInstanceIdException e) {
            refused = true;
            throw new TransactionException(Fault.SINK, "the consumer group has moved on without this member, and its batch is read again: "
                    + e.getMessage(), e);
        }
    }

    void committed(List<EventOrigin> last) {
        source.carried(next(last));
    }

    /** Whether the batch has to be read again, by whoever has its partitions now. */
    boolean isRefused() {
        return refused;
    }

    private static Map<TopicPartition, Long> next(List<EventOrigin> last) {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (EventOrigin origin : last) {
            if (!(origin instanceof KafkaOrigin record)) {
                throw new IllegalStateException("event " + origin.id() + " is no record of the source's group");
            }
            next.put(record.partition(), record.offset() + 1);
        }
        return next;
    }
}
