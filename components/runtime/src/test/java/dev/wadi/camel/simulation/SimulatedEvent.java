package dev.wadi.camel.simulation;

import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.testkit.ledger.Ledger;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An event of the simulated source. Equal only to itself.
 *
 * @param laneIndex what the source keeps in order and has a position for: the partition; a change stream has one
 * @param index which one of its lane, from 0; its number in the ledgers
 * @param number its position in its lane: rising, with gaps
 */
record SimulatedEvent(int laneIndex, int index, long number, String keyText) implements EventOrigin {

    @Override
    public String id() {
        return laneIndex + "-" + number;
    }

    @Override
    public byte[] key() {
        return keyText.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Object orderKey() {
        return keyText;
    }

    @Override
    public String position() {
        return position(number);
    }

    static String position(long number) {
        return "{\"number\":" + number + "}";
    }

    static long number(String position) {
        return Long.parseLong(position.substring("{\"number\":".length(), position.length() - 1));
    }

    @Override
    public long timestampMillis() {
        return -1;
    }

    @Override
    public int sizeInBytes() {
        return 1;
    }

    @Override
    public byte[] originalBody() {
        return content().getBytes(StandardCharsets.UTF_8);
    }

    String content() {
        return Ledger.content(index);
    }

    @Override
    public Map<String, Object> originalAttributes() {
        return Map.of();
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return laneIndex * 31 + index;
    }

    @Override
    public String toString() {
        return keyText + "@" + id();
    }
}
