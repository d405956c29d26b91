package dev.wadi.benchmark.measure;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer group has confirmed of a topic of one partition. For a destination that cannot be counted as fast as it is written: both
 * sides confirm an offset when everything before it is delivered.
 */
final class GroupDestination implements Destination {

    private final Admin admin;
    private final String group;
    private final TopicPartition partition;

    GroupDestination(String brokers, String group, String topic) {
        this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
        this.group = group;
        this.partition = new TopicPartition(topic, 0);
    }

    @Override
    public long arrived() {
        try {
            OffsetAndMetadata confirmed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().get(partition);
            return confirmed == null ? 0 : confirmed.offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the offsets of " + group + " could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the offsets of " + group + " were read", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
