package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordGathererTest {

    private static final int VALUE_BYTES = 10;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RecordGatherer gatherer = new RecordGatherer(3, 1000, Duration.ofSeconds(2));

    @Test
    void isReadyWithTheWholeNumberAndKeepsTheRest() {
        gatherer.add(records(0, 1), 0);
        assertThat(gatherer.untilReady(0)).isEqualTo(Duration.ofSeconds(2));

        gatherer.add(records(2, 3), SECOND);

        assertThat(gatherer.untilReady(SECOND)).isZero();
        assertThat(offsets(gatherer.take())).containsExactly(0L, 1L, 2L);
        assertThat(gatherer.isEmpty()).isFalse();
        assertThat(gatherer.untilReady(SECOND)).isEqualTo(Duration.ofSeconds(2));
        assertThat(gatherer.untilReady(2 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void isReadyWhenTheOldestHasWaitedLongEnough() {
        gatherer.add(records(0), 0);
        gatherer.add(records(1), SECOND);

        assertThat(gatherer.untilReady(2 * SECOND)).isZero();
        assertThat(offsets(gatherer.take())).containsExactly(0L, 1L);
        assertThat(gatherer.isEmpty()).isTrue();
    }

    @Test
    void isReadyWhenTheBytesAreFull() {
        RecordGatherer small = new RecordGatherer(100, 2 * VALUE_BYTES, Duration.ofHours(1));
        small.add(records(0, 1, 2), 0);

        assertThat(small.untilReady(0)).isZero();
        assertThat(offsets(small.take())).containsExactly(0L, 1L);
        assertThat(offsets(small.take())).containsExactly(2L);
    }

    @Test
    void doesNotCountAnEmptyPollAsAnArrival() {
        gatherer.add(records(0), 0);
        gatherer.add(ConsumerRecords.empty(), SECOND);

        assertThat(gatherer.untilReady(SECOND)).isEqualTo(Duration.ofSeconds(1));
    }

    private static ConsumerRecords<byte[], byte[]> records(long... offsets) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (long offset : offsets) {
            records.add(new ConsumerRecord<>("orders", 0, offset, 0, TimestampType.CREATE_TIME, -1, VALUE_BYTES, null,
                    new byte[VALUE_BYTES], new RecordHeaders(), Optional.empty()));
        }
        return new ConsumerRecords<>(Map.of(new TopicPartition("orders", 0), records));
    }

    private static List<Long> offsets(ConsumerRecords<byte[], byte[]> records) {
        List<Long> offsets = new ArrayList<>();
        records.forEach(record -> offsets.add(record.offset()));
        return offsets;
    }
}
