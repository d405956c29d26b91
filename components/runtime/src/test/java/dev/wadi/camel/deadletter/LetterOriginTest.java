package dev.wadi.camel.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterOriginTest {

    @Test
    void isTheOriginOfTheEventThatTheLetterKeeps() {
        DeadLetter letter = Letters.full("users-sync", "8265");
        LetterOrigin origin = new LetterOrigin(letter);

        assertThat(origin.id()).isEqualTo("8265");
        assertThat(origin.position()).isEqualTo(letter.position());
        assertThat(origin.key()).isEqualTo("key-1".getBytes(StandardCharsets.UTF_8));
        assertThat(origin.originalBody()).isEqualTo(letter.body());
        assertThat(origin.originalAttributes()).isEqualTo(letter.attributes());
        assertThat(origin.timestampMillis()).isEqualTo(letter.eventTime().toEpochMilli());
        assertThat(origin.sizeInBytes()).isEqualTo(10);
        assertThat(origin.orderKey()).isEqualTo(new LetterOrigin(Letters.full("users-sync", "8266")).orderKey());
    }

    @Test
    void onlyARecordOfKafkaKeepsItsTime() {
        assertThat(new LetterOrigin(Letters.full("users-sync", "1")).keptTimestampMillis()).isEqualTo(-1);
        assertThat(new LetterOrigin(record(0)).keptTimestampMillis()).isEqualTo(1_000);
        assertThat(new LetterOrigin(Letters.sparse("users-sync", "1")).timestampMillis()).isEqualTo(-1);
    }

    @Test
    void recordsWithoutKeyShareTheOrderOfTheirPartition() {
        assertThat(new LetterOrigin(record(0)).orderKey()).isEqualTo(new LetterOrigin(record(0)).orderKey())
                .isNotEqualTo(new LetterOrigin(record(1)).orderKey());
    }

    private static DeadLetter record(int partition) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("origin", "kafka");
        attributes.put("partition", Integer.toString(partition));
        return new DeadLetter("1", "orders-copy", "", "orders-0-7", "{}", "json", new byte[0], null, attributes, null, "convert",
                List.of(), 1, Letters.NOON, Letters.NOON, Instant.ofEpochSecond(1));
    }
}
