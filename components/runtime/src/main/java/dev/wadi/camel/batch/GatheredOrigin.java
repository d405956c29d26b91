package dev.wadi.camel.batch;

import java.util.List;
import java.util.Map;

/**
 * Origin of one message that holds several events.
 *
 * <p>It has no key: the events have keys of their own, and a topic that keeps only the last record of a key would lose the others.
 * Id and position name the whole range, the time is that of the last event that has one. Threads: immutable, safe to share.
 */
public final class GatheredOrigin implements EventOrigin {

    private final EventOrigin first;
    private final EventOrigin last;
    private final long timestampMillis;
    private final int sizeInBytes;

    private GatheredOrigin(EventOrigin first, EventOrigin last, long timestampMillis, int sizeInBytes) {
        this.first = first;
        this.last = last;
        this.timestampMillis = timestampMillis;
        this.sizeInBytes = sizeInBytes;
    }

    /** @param origins of the events in order, at least one */
    public static GatheredOrigin of(List<? extends EventOrigin> origins) {
        long timestampMillis = -1;
        long size = 0;
        for (EventOrigin origin : origins) {
            timestampMillis = origin.timestampMillis() < 0 ? timestampMillis : origin.timestampMillis();
            size += origin.sizeInBytes();
        }
        return new GatheredOrigin(origins.get(0), origins.get(origins.size() - 1), timestampMillis,
                (int) Math.min(Integer.MAX_VALUE, size));
    }

    @Override
    public String id() {
        return first == last ? first.id() : first.id() + ".." + last.id();
    }

    @Override
    public byte[] key() {
        return null;
    }

    @Override
    public String position() {
        return last.position();
    }

    @Override
    public long timestampMillis() {
        return timestampMillis;
    }

    @Override
    public int sizeInBytes() {
        return sizeInBytes;
    }

    @Override
    public byte[] originalBody() {
        throw new UnsupportedOperationException("a message of several events has no original of its own; they have");
    }

    @Override
    public Map<String, Object> originalAttributes() {
        return first.originalAttributes();
    }
}
