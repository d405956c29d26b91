package dev.wadi.camel.batch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Origin of one message that holds several events.
 *
 * <p>It has no key: the events have keys of their own, and a topic that keeps only the last record of a key would lose the others.
 * The id names first and last event and has a digest of all of them, because between the same two there may be others the next time: records
 * of several partitions come in any mixture. Who remembers ids must not take one message for the other. The position is that of the last
 * event, the time that of the last one that has one. Threads: immutable, safe to share.
 */
public final class GatheredOrigin implements EventOrigin {

    private static final int DIGEST_BYTES = 16;

    private final List<EventOrigin> origins;
    private final long timestampMillis;
    private final int sizeInBytes;

    private GatheredOrigin(List<EventOrigin> origins, long timestampMillis, int sizeInBytes) {
        this.origins = origins;
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
        return new GatheredOrigin(List.copyOf(origins), timestampMillis, (int) Math.min(Integer.MAX_VALUE, size));
    }

    @Override
    public String id() {
        String first = origins.get(0).id();
        return origins.size() == 1 ? first : first + ".." + last().id() + "~" + digest();
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (EventOrigin origin : origins) {
                byte[] id = origin.id().getBytes(StandardCharsets.UTF_8);
                digest.update(Integer.toString(id.length).getBytes(StandardCharsets.US_ASCII));
                digest.update((byte) ':');
                digest.update(id);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private EventOrigin last() {
        return origins.get(origins.size() - 1);
    }

    @Override
    public byte[] key() {
        return null;
    }

    @Override
    public String position() {
        return last().position();
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
        return origins.get(0).originalAttributes();
    }
}
