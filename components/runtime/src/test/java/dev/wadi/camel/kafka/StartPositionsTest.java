package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.state.MemoryCheckpointRepository;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartPositionsTest {

    private static final TopicPartition P0 = new TopicPartition("orders", 0);
    private static final TopicPartition P1 = new TopicPartition("orders", 1);
    private static final TopicPartition P2 = new TopicPartition("orders", 2);

    private final MemoryCheckpointRepository checkpoints = new MemoryCheckpointRepository();
    private final Map<TopicPartition, OffsetAndTimestamp> atTime = new HashMap<>();
    private MockConsumer<byte[], byte[]> consumer;

    @BeforeEach
    void topicOfThreePartitionsHasRecords100To199() {
        consumer = new MockConsumer<>(OffsetResetStrategy.NONE) {
            @Override
            public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                    Map<TopicPartition, Long> times, java.time.Duration timeout) {
                Map<TopicPartition, OffsetAndTimestamp> answer = new HashMap<>();
                times.keySet().forEach(partition -> answer.put(partition, atTime.get(partition)));
                return answer;
            }
        };
        topicHas(P0, P1, P2);
        consumer.subscribe(List.of("orders"));
        consumer.rebalance(List.of(P0, P1, P2));
        consumer.updateBeginningOffsets(Map.of(P0, 100L, P1, 100L, P2, 100L));
        consumer.updateEndOffsets(Map.of(P0, 200L, P1, 200L, P2, 200L));
    }

    @Test
    void everyPartitionStartsBehindItsOwnCheckpoint() {
        checkpoints.save("copy/orders/0", KafkaPosition.text(P0, 110));
        checkpoints.save("copy/orders/1", KafkaPosition.text(P1, 120));
        checkpoints.save("copy/orders/2", KafkaPosition.text(P2, 130));

        assertThat(starts(withCheckpoints(), P0, P1, P2)).isEqualTo(Map.of(P0, 111L, P1, 121L, P2, 131L));
    }

    @Test
    void checkpointBeatsTheGroupsOffset() {
        checkpoints.save("copy/orders/0", KafkaPosition.text(P0, 110));
        consumer.commitSync(Map.of(P0, new OffsetAndMetadata(150), P1, new OffsetAndMetadata(160)));

        assertThat(starts(withCheckpoints(), P0, P1)).isEqualTo(Map.of(P0, 111L, P1, 160L));
    }

    @Test
    void offsetZeroIsAPlaceToSeekBackTo() {
        atTime.put(P0, new OffsetAndTimestamp(0, 1000));
        checkpoints.save("copy/orders/0", KafkaPosition.text(P0, 110));

        assertThat(starts(seekingBack(), P0)).isEqualTo(Map.of(P0, 0L));
    }

    @Test
    void partitionWithoutRecordSinceTheTimeStartsAtItsEnd() {
        atTime.put(P0, new OffsetAndTimestamp(150, 1000));

        assertThat(starts(seekingBack(), P0, P1)).isEqualTo(Map.of(P0, 150L, P1, 200L));
    }

    @Test
    void seeksBackOnceInARunAndGoesOnWhereItWasAfterARebalance() {
        atTime.put(P0, new OffsetAndTimestamp(150, 1000));
        StartPositions positions = seekingBack();
        starts(positions, P0);
        positions.reached(P0, 170);

        assertThat(starts(positions, P0)).isEqualTo(Map.of(P0, 170L));
    }

    @Test
    void groupsOffsetFromBeforeASeekBackDoesNotCountAfterARebalance() {
        consumer.commitSync(Map.of(P0, new OffsetAndMetadata(199)));
        atTime.put(P0, new OffsetAndTimestamp(150, 1000));
        StartPositions positions = new StartPositions("copy", null, 1000L);
        starts(positions, P0);

        assertThat(starts(positions, P0)).isEqualTo(Map.of(P0, 150L));
    }

    @Test
    void whatAnotherMemberOfTheGroupCommittedMeanwhileCounts() {
        StartPositions positions = new StartPositions("copy", null, null);
        starts(positions, P0);
        positions.reached(P0, 120);
        positions.committed(Set.of(P0));
        consumer.commitSync(Map.of(P0, new OffsetAndMetadata(180)));

        assertThat(starts(positions, P0)).isEqualTo(Map.of(P0, 180L));
    }

    @Test
    void decidesByPolicyWithoutAnyPositionAndKeepsTheDecision() {
        StartPositions positions = withCheckpoints();

        assertThat(positions.resolve(consumer, List.of(P0, P1), "latest")).isEqualTo(Map.of(P0, 200L, P1, 200L));
        assertThat(checkpoints.getState("copy/orders/0")).isEqualTo("{\"topic\":\"orders\",\"partition\":0,\"offset\":199}");
        assertThat(positions.takeDecided()).isEqualTo(Map.of(P0, 200L, P1, 200L));
        assertThat(positions.takeDecided()).isEmpty();
    }

    @Test
    void emptyTopicsDecisionIsKeptAsMinusOneAndReadsOffsetZero() {
        consumer.updateEndOffsets(Map.of(P0, 0L));
        withCheckpoints().resolve(consumer, List.of(P0), "latest");
        consumer.updateEndOffsets(Map.of(P0, 9L));

        assertThat(withCheckpoints().resolve(consumer, List.of(P0), "latest")).isEqualTo(Map.of(P0, 0L));
    }

    @Test
    void partitionAddedBesideCheckpointsIsReadFromItsFirstRecord() {
        checkpoints.save("copy/orders/0", KafkaPosition.text(P0, 150));

        assertThat(withCheckpoints().resolve(consumer, List.of(P0, P1), "latest")).isEqualTo(Map.of(P0, 151L, P1, 100L));
    }

    @Test
    void partitionAddedDuringTheRunIsReadFromItsFirstRecord() {
        topicHas(P0, P1);
        StartPositions positions = new StartPositions("copy", null, null);
        positions.resolve(consumer, List.of(P0, P1), "latest");
        topicHas(P0, P1, P2);

        assertThat(positions.resolve(consumer, List.of(P2), "latest")).isEqualTo(Map.of(P2, 100L));
    }

    @Test
    void refusesToGuessWhenNothingMayDecide() {
        assertThatThrownBy(() -> withCheckpoints().resolve(consumer, List.of(P0), "none"))
                .isInstanceOf(KafkaSourceException.class)
                .hasMessageContaining("copy: partition orders-0 has no position");
    }

    private StartPositions withCheckpoints() {
        return new StartPositions("copy", checkpoints, null);
    }

    private StartPositions seekingBack() {
        return new StartPositions("copy", checkpoints, 1000L);
    }

    private Map<TopicPartition, Long> starts(StartPositions positions, TopicPartition... partitions) {
        return positions.resolve(consumer, List.of(partitions), "earliest");
    }

    private void topicHas(TopicPartition... partitions) {
        Node[] none = {};
        consumer.updatePartitions("orders", Arrays.stream(partitions)
                .map(partition -> new PartitionInfo("orders", partition.partition(), Node.noNode(), none, none)).toList());
    }
}
