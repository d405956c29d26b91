package dev.wadi.camel.batch;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An origin as a test needs it. */
record TestOrigin(String id, int sizeInBytes) implements EventOrigin {

    @Override
    public byte[] key() {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String position() {
        return "{\"at\":\"" + id + "\"}";
    }

    @Override
    public long timestampMillis() {
        return -1;
    }

    @Override
    public byte[] originalBody() {
        return null;
    }

    @Override
    public Map<String, Object> originalAttributes() {
        return Map.of();
    }
}
