package dev.wadi.camel.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeadLetterJsonTest {

    @Test
    void writesEveryPartOnOneLine() {
        assertThat(DeadLetterJson.text(Letters.full("users-sync", "8265"))).isEqualTo("{\"format\":\"wadi-dead-letter\",\"version\":1,"
                + "\"id\":\"" + DeadLetterIds.of("users-sync", "8265", "users-sync-sink-2") + "\",\"connector\":\"users-sync\","
                + "\"definitionHash\":\"ab12\",\"event\":\"8265\",\"position\":\"{\\\"_data\\\": \\\"8265\\\"}\",\"encoding\":\"bson\","
                + "\"key\":\"a2V5LTE=\",\"attributes\":{\"operation_type\":\"update\","
                + "\"$oid\":\"no operator: \\\"quoted\\\" \\n ü ☃\",\"a.dotted name\":{\"base64\":\"AP9/gA==\"},\"nothing\":null,"
                + "\"empty\":{\"base64\":\"\"}},\"sink\":\"users-sync-sink-2\",\"step\":\"write to shop.orders\","
                + "\"errors\":[\"a.B: outer\",\"c.D: inner\"],\"attempts\":3,\"firstFailure\":\"2026-11-21T11:59:53.123456789Z\","
                + "\"lastFailure\":\"2026-11-21T12:00:00.123456789Z\",\"eventTime\":\"2026-11-21T11:59:51.123456789Z\","
                + "\"body\":\"BQAAAAA=\"}");
    }

    @Test
    void readsWhatItWrote() {
        for (DeadLetter letter : new DeadLetter[] {Letters.full("users-sync", "1"), Letters.sparse("users-sync", "2")}) {
            assertThat(DeadLetterJson.read(DeadLetterJson.text(letter), "here")).usingRecursiveComparison().isEqualTo(letter);
        }
    }

    @Test
    void saysWhatItCannotRead() {
        String text = DeadLetterJson.text(Letters.full("users-sync", "1"));
        assertRefused("", "here is no dead letter of Wadi");
        assertRefused("{}", "here is no dead letter of Wadi");
        assertRefused(text.substring(0, 200), "here is a dead letter that cannot be read, it was cut off or changed: ");
        assertRefused(text + "x", "here is a dead letter that cannot be read, it was cut off or changed: ");
        assertRefused(text.replace("\"step\"", "\"stop\""), "the field 'step' is missing");
        assertRefused(text.replace("\"position\":\"{\\\"_data\\\": \\\"8265\\\"}\"", "\"position\":7"), "the field 'position' is no text");
        assertRefused(text.replace("a2V5LTE=", "?"), "cut off or changed");
        assertRefused(text.replace("2026-11-21T12", "noon"), "cut off or changed");
        assertRefused(text.replace("\"version\":1", "\"version\":2"), "here is a dead letter of format version 2, this Wadi reads "
                + "version 1; use the Wadi that wrote it, or a newer one");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> DeadLetterJson.read(text, "here")).as(text).isInstanceOf(DeadLetterException.class)
                .hasMessageContaining(message);
    }
}
