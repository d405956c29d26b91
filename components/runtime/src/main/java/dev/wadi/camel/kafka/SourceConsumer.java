package dev.wadi.camel.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's consumer with the care that a position needs, made by {@link KafkaSource} for the {@code kafka:} endpoint.
 *
 * <p>It sets the start of each partition when it is assigned, never lets the client reset a position on its own, reports an
 * error of a poll instead of letting it be skipped, and hands out nothing once the source has failed.
 *
 * <p>Threads: as Kafka's consumer, one at a time; the endpoint's polling thread, or a sink's thread while that one waits.
 */
final class SourceConsumer extends KafkaConsumer<byte[], byte[]> {

    /** Longest wait of a poll with nothing at hand; a stop of the route waits for it. */
    static final Duration IDLE_POLL = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(SourceConsumer.class);
    private static final Duration COMMIT_TIME = Duration.ofSeconds(5);
    /** For a commit that an earlier one left behind, while nothing else is to be done. */
    private static final Duration IDLE_COMMIT_TIME = Duration.ofSeconds(1);
    /** For what could not be committed before: the partition is going, and so may be the route. */
    private static final Duration LAST_COMMIT_TIME = Duration.ofSeconds(1);
    /** Keeps a poll that fails at once, again and again, from burning a processor. */
    private static final Duration FAILED_POLL_PAUSE = Duration.ofMillis(500);

    private final KafkaSource source;
    private final String reset;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private final Metric connections;
    /** Holds records back until a batch is full; null where a batch is what is there. */
    private final RecordGatherer gatherer;
    private int undelivered;
    private volatile boolean anew;

    SourceConsumer(Properties properties, String reset, RecordGatherer gatherer, KafkaSource source) {
        super(properties);
        this.reset = reset;
        this.gatherer = gatherer;
        this.source = source;
        connections = metrics().values().stream().filter(metric -> metric.metricName().name().equals("connection-count"))
                .findFirst().orElseThrow();
    }

    /** One assigned partition: what its next record must be, and the text of its number. */
    static final class Lane {
        final TopicPartition partition;
        final String number;
        private long next;

        Lane(TopicPartition partition, long next) {
            this.partition = partition;
            this.number = Integer.toString(partition.partition());
            this.next = next;
        }

        /**
         * Whether the record is to be delivered now. A record that lay in the endpoint's hands while the group rebalanced is
         * read a second time, or by another member: the copy is not for us.
         */
        boolean accepts(long offset) {
            if (offset < next) {
                return false;
            }
            next = offset + 1;
            return true;
        }
    }

    /** The lane of an assigned partition, or null when it is no longer this consumer's. */
    Lane lane(TopicPartition partition) {
        return lanes.get(partition);
    }

    /** Notes that the endpoint has handed over so many of the polled records. */
    void delivered(int records) {
        undelivered = Math.max(0, undelivered - records);
    }

    /** Hands out nothing more; the endpoint makes a new consumer at the next poll, which reads on from what is settled. */
    void readAgain() {
        anew = true;
        lanes.clear();
        uncommitted.clear();
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, positioning(listener));
    }

    @Override
    public void subscribe(Pattern topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, positioning(listener));
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        super.seek(partition, offset);
        lanes.put(partition, new Lane(partition, offset));
    }

    /**
     * Waits only shortly while the endpoint holds records that it has not handed over: an empty poll is its sign to do so.
     */
    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (source.hasFailed()) {
            LockSupport.parkNanos(IDLE_POLL.toNanos());
            return ConsumerRecords.empty();
        }
        if (anew) {
            throw new KafkaException("the consumer is made anew, to read again from the group's offsets");
        }
        try {
            ConsumerRecords<byte[], byte[]> records =
                    gatherer == null ? super.poll(undelivered > 0 ? timeout : IDLE_POLL) : gathered();
            undelivered += records.count();
            if (records.isEmpty() && undelivered == 0 && (gatherer == null || gatherer.isEmpty())) {
                commitUncommitted(IDLE_COMMIT_TIME);
                source.idle(this);
            }
            return records;
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (OffsetOutOfRangeException e) {
            source.lost(this, e.offsetOutOfRangePartitions(), e);
            return ConsumerRecords.empty();
        } catch (KafkaException e) {
            source.pollFailed(e);
            LockSupport.parkNanos(FAILED_POLL_PAUSE.toNanos());
            throw e;
        }
    }

    /**
     * A whole batch or nothing. What the endpoint has not handed over yet is a batch that is less than full: the empty answer makes
     * it do so.
     */
    private ConsumerRecords<byte[], byte[]> gathered() {
        if (undelivered > 0) {
            return ConsumerRecords.empty();
        }
        Duration wait = gatherer.isEmpty() ? IDLE_POLL : gatherer.untilReady(System.nanoTime());
        if (!wait.isZero()) {
            gatherer.add(super.poll(wait.compareTo(IDLE_POLL) < 0 ? wait : IDLE_POLL), System.nanoTime());
        }
        boolean ready = !gatherer.isEmpty() && gatherer.untilReady(System.nanoTime()).isZero();
        return ready ? gatherer.take() : ConsumerRecords.empty();
    }

    /** Whether the client has a connection to any broker. */
    boolean isConnected() {
        return connections.metricValue() instanceof Number count && count.doubleValue() > 0;
    }

    /** Whether no assigned partition has a record that was not polled yet, as far as the client knows. */
    boolean isCaughtUp() {
        for (TopicPartition partition : lanes.keySet()) {
            OptionalLong lag = currentLag(partition);
            if (lag.isEmpty() || lag.getAsLong() > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Commits the next offsets to the group. What cannot be committed in passing (the group rebalances, the broker is away)
     * goes along with the next commit: a late one only repeats.
     */
    void commitReached(Map<TopicPartition, Long> reached) {
        reached.forEach((partition, next) -> uncommitted.put(partition, new OffsetAndMetadata(next)));
        uncommitted.keySet().retainAll(lanes.keySet());
        commitUncommitted(COMMIT_TIME);
    }

    private void commitUncommitted(Duration time) {
        if (uncommitted.isEmpty()) {
            return;
        }
        try {
            commitUninterrupted(time);
            source.committed(uncommitted.keySet());
            uncommitted.clear();
        } catch (RetriableException | RebalanceInProgressException | CommitFailedException e) {
            LOG.warn("{}: the group's offsets could not be committed now and follow later: {}", source.getConnector(),
                    e.getMessage());
        }
    }

    /** A wake-up is meant for a waiting poll: a commit that meets it is done again and the wake-up kept for the poll. */
    private void commitUninterrupted(Duration time) {
        try {
            commitSync(uncommitted, time);
        } catch (WakeupException e) {
            commitSync(uncommitted, time);
            wakeup();
        }
    }

    private ConsumerRebalanceListener positioning(ConsumerRebalanceListener listener) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                listener.onPartitionsAssigned(partitions);
                assigned(partitions);
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                commitUncommitted(LAST_COMMIT_TIME);
                forget(partitions);
                listener.onPartitionsRevoked(partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                forget(partitions);
                listener.onPartitionsLost(partitions);
            }
        };
    }

    /** Another member may be further by now: a commit that is still pending would take the group's offset back. */
    private void forget(Collection<TopicPartition> partitions) {
        lanes.keySet().removeAll(partitions);
        uncommitted.keySet().removeAll(partitions);
    }

    private void assigned(Collection<TopicPartition> partitions) {
        source.beforePositions();
        StartPositions positions = source.startPositions();
        positions.resolve(this, partitions, reset).forEach(this::seek);
        Map<TopicPartition, Long> decided = positions.takeDecided();
        if (!decided.isEmpty()) {
            commitReached(decided);
        }
        source.assigned(this, partitions);
    }

    /** Number of partitions that are this consumer's now. */
    int assignedCount() {
        return lanes.size();
    }
}
