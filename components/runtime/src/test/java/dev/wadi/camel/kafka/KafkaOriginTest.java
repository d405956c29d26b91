package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class KafkaOriginTest {

    private static KafkaOrigin origin(long timestampMillis) {
        return new KafkaOrigin(new TopicPartition("orders", 2), 7, timestampMillis, null, null, new RecordHeaders());
    }

    @Test
    void tellsTheRecordsOfATopicThatWasMadeAnewFromTheOldOnes() {
        assertThat(origin(1000).id()).isEqualTo("orders-2-7").isEqualTo(origin(2000).id());
        assertThat(origin(1000).dedupKey()).isEqualTo("orders-2-7@1000").isNotEqualTo(origin(2000).dedupKey());
    }
}
