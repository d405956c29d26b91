package dev.wadi.camel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class CheckpointKeyTest {
    @ParameterizedTest
    @CsvSource({
        "users-sync, users-sync, ''",
        "orders-copy/orders/0, orders-copy, orders/0",
        "a/b/orders/12, a/b, orders/12",
        "a/b, a/b, ''",
        "a/0, a/0, ''",
        "/orders/0, /orders/0, ''",
        "a//0, a//0, ''",
        "a/orders/, a/orders/, ''",
        "a/orders/-1, a/orders/-1, ''",
        "a/orders/01, a/orders/01, ''",
        "a/orders/1234567890, a/orders/1234567890, ''",
    })
    void splitsConnectorAndLane(String text, String connector, String lane) {
        CheckpointKey key = CheckpointKey.parse(text);

        assertThat(key).isEqualTo(new CheckpointKey(connector, lane));
        assertThat(key.text()).isEqualTo(text);
    }

    @Test
    void refusesAnEmptyKey() {
        assertThatThrownBy(() -> CheckpointKey.parse("")).isInstanceOf(IllegalArgumentException.class);
    }
}
