package dev.wadi.camel.script;

import dev.wadi.camel.batch.EventOrigin;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where an event of a test came from: a number and a key. */
record Event(int number, String keyText) implements EventOrigin {

    @Override
    public String id() {
        return "event-" + number;
    }

    @Override
    public byte[] key() {
        return keyText.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String position() {
        return Integer.toString(number);
    }

    @Override
    public long timestampMillis() {
        return number;
    }

    @Override
    public int sizeInBytes() {
        return 1;
    }

    @Override
    public byte[] originalBody() {
        return new byte[0];
    }

    @Override
    public Map<String, Object> originalAttributes() {
        return Map.of();
    }
}
