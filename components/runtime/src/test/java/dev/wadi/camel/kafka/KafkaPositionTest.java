package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.state.CheckpointException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaPositionTest {

    private static final TopicPartition ORDERS_2 = new TopicPartition("orders.v1", 2);

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 41, Long.MAX_VALUE})
    void survivesItsText(long offset) {
        KafkaPosition read = KafkaPosition.parse("copy/orders.v1/2", KafkaPosition.text(ORDERS_2, offset));

        assertThat(read).isEqualTo(new KafkaPosition(ORDERS_2, offset));
    }

    @Test
    void ignoresFieldsOfLaterVersions() {
        String text = "{\"epoch\":{\"leader\":[1]},\"offset\":7,\"topic\":\"orders.v1\",\"partition\":2}";

        assertThat(KafkaPosition.parse("k", text)).isEqualTo(new KafkaPosition(ORDERS_2, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "{}", "{\"_data\":\"82\"}", "{\"topic\":\"t\",\"partition\":0,\"offset\":\"7\"}",
        "{\"topic\":\"t\",\"partition\":0,\"offset\":-2}", "{\"topic\":\"t\",\"partition\":0,\"offs"})
    void refusesAnotherSourcesPosition(String text) {
        assertThatThrownBy(() -> KafkaPosition.parse("copy/t/0", text))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("copy/t/0")
                .hasMessageContaining("not one of Kafka's");
    }
}
