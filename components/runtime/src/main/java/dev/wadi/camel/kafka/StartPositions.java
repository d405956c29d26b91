package dev.wadi.camel.kafka;

import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointRepository;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides at which offset each partition begins, from one start of a connector to its stop.
 *
 * <p>Each partition for itself, the first that applies: the place this run has reached; the time to seek back to; its
 * checkpoint; the group's committed offset; {@code auto.offset.reset}. A partition that appears only later, or beside
 * partitions with checkpoints, is new and begins with its first record, whatever {@code auto.offset.reset} says: its records
 * were all written while the connector was at work.
 *
 * <p>What is decided by {@code auto.offset.reset} is kept at once, as checkpoint and as the group's offset, so a crash before
 * the first settled record does not decide anew, and later ({@link #takeDecided} lists them).
 *
 * <p>Lifecycle and threads: one per run, shared by the route's consumers; safe. Asks the given consumer, so it is called on
 * that consumer's thread. Errors: {@link KafkaSourceException} when no position applies, checkpoint and client errors as
 * they come.
 */
final class StartPositions {

    private static final Duration LOOKUP_TIME = Duration.ofSeconds(30);

    private final String connector;
    private final CheckpointRepository checkpoint;
    private final Long seekBackTo;
    private final Map<TopicPartition, Long> reached = new HashMap<>();
    private final Set<TopicPartition> committed = new HashSet<>();
    private final Set<TopicPartition> decided = new HashSet<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private final Set<String> oldKeys;
    private boolean joined;

    /**
     * @param checkpoint null when the connector keeps none
     * @param seekBackTo milliseconds since the epoch, or null
     */
    StartPositions(String connector, CheckpointRepository checkpoint, Long seekBackTo) {
        this.connector = connector;
        this.checkpoint = checkpoint;
        this.seekBackTo = seekBackTo;
        oldKeys = checkpoint == null ? Set.of() : Set.copyOf(checkpoint.keys());
    }

    /** The offset of the first record to read, for each of the partitions just assigned to the consumer. */
    synchronized Map<TopicPartition, Long> resolve(Consumer<?, ?> consumer, Collection<TopicPartition> assigned, String reset) {
        boolean first = !joined;
        joined = true;
        if (first) {
            consumer.subscription().forEach(topic -> sizes.put(topic, size(consumer, topic)));
        }
        Map<TopicPartition, Long> starts = new HashMap<>();
        Set<TopicPartition> open = new HashSet<>(assigned);
        goOn(consumer, open, starts);
        Set<TopicPartition> unknown = new HashSet<>(open);
        if (seekBackTo != null) {
            take(starts, open, atTime(consumer, open));
        }
        take(starts, open, checkpoints(open));
        take(starts, open, groupOffsets(consumer, open));
        Set<TopicPartition> byPolicy = new HashSet<>(open);
        take(starts, open, byPolicy(consumer, open, reset));
        reached.putAll(starts);
        decided.addAll(byPolicy);
        keepUnsaved(unknown, starts);
        return starts;
    }

    /** The partitions whose start was decided by {@code auto.offset.reset} and not yet asked for here. */
    synchronized Map<TopicPartition, Long> takeDecided() {
        Map<TopicPartition, Long> answer = new HashMap<>();
        decided.forEach(partition -> answer.put(partition, reached.get(partition)));
        decided.clear();
        return answer;
    }

    /** Notes that everything before the offset is settled. */
    synchronized void reached(TopicPartition partition, long next) {
        reached.put(partition, next);
    }

    /** Notes that the group knows the offset of this run, so one that is further came from another member. */
    synchronized void committed(Collection<TopicPartition> partitions) {
        committed.addAll(partitions);
    }

    /**
     * Partitions of this run go on where it was. Without checkpoints another member of the group may have had them meanwhile;
     * with checkpoints the connector has only one copy. An offset of the group from before this run says nothing.
     */
    private void goOn(Consumer<?, ?> consumer, Set<TopicPartition> open, Map<TopicPartition, Long> starts) {
        Set<TopicPartition> known = new HashSet<>(open);
        known.retainAll(reached.keySet());
        known.forEach(partition -> starts.put(partition, reached.get(partition)));
        if (checkpoint == null) {
            Set<TopicPartition> shared = new HashSet<>(known);
            shared.retainAll(committed);
            groupOffsets(consumer, shared).forEach((partition, next) -> starts.merge(partition, next, Math::max));
        }
        open.removeAll(known);
    }

    private static void take(
            Map<TopicPartition, Long> starts, Set<TopicPartition> open, Map<TopicPartition, Long> found) {
        starts.putAll(found);
        open.removeAll(found.keySet());
    }

    private Map<TopicPartition, Long> atTime(Consumer<?, ?> consumer, Set<TopicPartition> open) {
        Map<TopicPartition, Long> times = new HashMap<>();
        open.forEach(partition -> times.put(partition, seekBackTo));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, LOOKUP_TIME);
        // no record at or after the time: the end of the partition
        Map<TopicPartition, Long> answer = new HashMap<>(consumer.endOffsets(open, LOOKUP_TIME));
        found.forEach((partition, at) -> {
            if (at != null) {
                answer.put(partition, at.offset());
            }
        });
        return answer;
    }

    private Map<TopicPartition, Long> checkpoints(Set<TopicPartition> open) {
        Map<TopicPartition, Long> answer = new HashMap<>();
        if (checkpoint == null || open.isEmpty()) {
            return answer;
        }
        for (TopicPartition partition : open) {
            String key = KafkaPosition.key(connector, partition);
            Optional<Checkpoint> saved = checkpoint.latest(key);
            if (saved.isPresent()) {
                answer.put(partition, KafkaPosition.parse(key, saved.get().position()).offset() + 1);
            }
        }
        return answer;
    }

    private static Map<TopicPartition, Long> groupOffsets(Consumer<?, ?> consumer, Set<TopicPartition> open) {
        Map<TopicPartition, Long> answer = new HashMap<>();
        if (!open.isEmpty()) {
            Map<TopicPartition, OffsetAndMetadata> found = consumer.committed(open, LOOKUP_TIME);
            found.forEach((partition, offset) -> {
                if (offset != null) {
                    answer.put(partition, offset.offset());
                }
            });
        }
        return answer;
    }

    private Map<TopicPartition, Long> byPolicy(Consumer<?, ?> consumer, Set<TopicPartition> open, String reset) {
        Set<TopicPartition> fromStart = new HashSet<>();
        Set<TopicPartition> fromEnd = new HashSet<>();
        for (TopicPartition partition : open) {
            if (reset.equals("earliest") || isNew(partition)) {
                fromStart.add(partition);
            } else if (reset.equals("latest")) {
                fromEnd.add(partition);
            } else {
                throw new KafkaSourceException(connector + ": partition " + partition + " has no position to start from, and "
                        + "auto.offset.reset is " + reset + "; allowed: earliest, latest");
            }
        }
        Map<TopicPartition, Long> answer = new HashMap<>();
        if (!fromStart.isEmpty()) {
            answer.putAll(consumer.beginningOffsets(fromStart, LOOKUP_TIME));
        }
        if (!fromEnd.isEmpty()) {
            answer.putAll(consumer.endOffsets(fromEnd, LOOKUP_TIME));
        }
        return answer;
    }

    private boolean isNew(TopicPartition partition) {
        String topicKey = KafkaPosition.topicKey(connector, partition.topic());
        return partition.partition() >= sizes.getOrDefault(partition.topic(), 0)
                || oldKeys.stream().anyMatch(key -> key.startsWith(topicKey));
    }

    private void keepUnsaved(Set<TopicPartition> unknown, Map<TopicPartition, Long> starts) {
        if (checkpoint == null) {
            return;
        }
        Map<String, String> positions = new LinkedHashMap<>();
        for (TopicPartition partition : unknown) {
            String key = KafkaPosition.key(connector, partition);
            if (!oldKeys.contains(key)) {
                positions.put(key, KafkaPosition.text(partition, starts.get(partition) - 1));
            }
        }
        if (!positions.isEmpty()) {
            checkpoint.saveAll(positions);
        }
    }

    private static int size(Consumer<?, ?> consumer, String topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, LOOKUP_TIME);
        return partitions == null ? 0 : partitions.size();
    }
}
