package dev.wadi.camel.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dead letters for tests. */
final class Letters {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");

    private Letters() {}

    /** A letter with every part that a letter can have. */
    static DeadLetter full(String connector, String eventId) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("operation_type", "update");
        attributes.put("$oid", "no operator: \"quoted\" \n ü ☃");
        attributes.put("a.dotted name", new byte[] {0, -1, 127, -128});
        attributes.put("nothing", null);
        attributes.put("empty", new byte[0]);
        String sink = connector + "-sink-2";
        return new DeadLetter(DeadLetterIds.of(connector, eventId, sink), connector, "ab12", eventId,
                "{\"_data\": \"8265\"}", "bson", new byte[] {5, 0, 0, 0, 0}, "key-1".getBytes(StandardCharsets.UTF_8), attributes, sink,
                "write to shop.orders", List.of("a.B: outer", "c.D: inner"), 3, NOON.minusSeconds(7), NOON, NOON.minusSeconds(9));
    }

    /** A letter of an event that failed before the sinks and that has as little as an event can have. */
    static DeadLetter sparse(String connector, String eventId) {
        return new DeadLetter(DeadLetterIds.of(connector, eventId, null), connector, "", eventId, "{}", "json", null, null, Map.of(),
                null, "convert json to bson", List.of(), 1, NOON, NOON, null);
    }

    static DeadLetter withBody(String connector, String eventId, byte[] body) {
        return sparse(connector, eventId).withBody(body);
    }

    /** The letter as it is after another attempt. */
    static DeadLetter again(DeadLetter letter, int attempts, Instant lastFailure) {
        return new DeadLetter(letter.id(), letter.connector(), letter.definitionHash(), letter.eventId(), letter.position(),
                letter.encoding(), letter.body(), letter.key(), letter.attributes(), letter.sink(), letter.step(),
                List.of("again"), attempts, letter.firstFailure(), lastFailure, letter.eventTime());
    }
}
