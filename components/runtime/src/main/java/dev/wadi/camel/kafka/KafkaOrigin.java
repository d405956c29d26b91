package dev.wadi.camel.kafka;

import dev.wadi.camel.batch.EventOrigin;
import org.apache.kafka.common.TopicPartition;

/** A record as an event: its identity is topic, partition and offset. */
final class KafkaOrigin implements EventOrigin {

    private final TopicPartition partition;
    private final long offset;
    private final long timestampMillis;
    private final byte[] key;
    private final int sizeInBytes;

    KafkaOrigin(TopicPartition partition, long offset, long timestampMillis, byte[] key, int sizeInBytes) {
        this.partition = partition;
        this.offset = offset;
        this.timestampMillis = timestampMillis;
        this.key = key;
        this.sizeInBytes = sizeInBytes;
    }

    TopicPartition partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    @Override
    public String id() {
        return partition.topic() + '-' + partition.partition() + '-' + offset;
    }

    @Override
    public byte[] key() {
        return key;
    }

    @Override
    public String position() {
        return KafkaPosition.text(partition, offset);
    }

    @Override
    public long timestampMillis() {
        return timestampMillis;
    }

    @Override
    public int sizeInBytes() {
        return sizeInBytes;
    }
}
