package dev.wadi.camel.kafka;

import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.headers.SteeringHeaders;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A record as an event: its identity is topic, partition and offset. */
final class KafkaOrigin implements EventOrigin {

    private final TopicPartition partition;
    private final long offset;
    private final long timestampMillis;
    private final byte[] key;
    private final byte[] value;
    private final Headers headers;

    KafkaOrigin(TopicPartition partition, long offset, long timestampMillis, byte[] key, byte[] value, Headers headers) {
        this.partition = partition;
        this.offset = offset;
        this.timestampMillis = timestampMillis;
        this.key = key;
        this.value = value;
        this.headers = headers;
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

    /** A topic that was made anew begins with the same offsets, at another time. */
    @Override
    public String dedupKey() {
        return id() + '@' + timestampMillis;
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
    public long keptTimestampMillis() {
        return timestampMillis;
    }

    @Override
    public int sizeInBytes() {
        return (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
    }

    @Override
    public byte[] originalBody() {
        return value;
    }

    @Override
    public Map<String, Object> originalAttributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        putAttributes(attributes, Integer.toString(partition.partition()));
        return attributes;
    }

    /** @param number the partition as text, which is the same for thousands of records */
    void putAttributes(Map<String, Object> attributes, String number) {
        for (Header header : headers) {
            if (!SteeringHeaders.contains(header.key())) {
                attributes.put(header.key(), header.value());
            }
        }
        attributes.put(KafkaSource.ORIGIN, "kafka");
        attributes.put(KafkaSource.TOPIC, partition.topic());
        attributes.put(KafkaSource.PARTITION, number);
        attributes.put(KafkaSource.OFFSET, Long.toString(offset));
    }

    /** A record without a key shares its partition's order. */
    @Override
    public Object orderKey() {
        return key == null ? partition : ByteBuffer.wrap(key);
    }

    @Override
    public Object lane() {
        return partition;
    }

    @Override
    public String positionKey(String connector) {
        return KafkaPosition.key(connector, partition);
    }
}
