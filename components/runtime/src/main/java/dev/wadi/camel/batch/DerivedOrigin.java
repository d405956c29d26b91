package dev.wadi.camel.batch;

import java.util.Map;

/**
 * Origin of one of the events that were made from several others, none of which it alone stands for.
 *
 * <p>Its id is that of all with its number behind, so that no two are alike. It has no key, and order is kept among all that came of the same
 * events. A batch does not know it, so one that cannot be delivered ends the batch before its first event, whatever the definition says
 * about failures: nothing of it counts as settled too early. Threads: immutable, safe to share.
 *
 * @param all origin of the events that it was made from
 * @param number of the event among those made from them, from 0
 */
public record DerivedOrigin(GatheredOrigin all, int number) implements EventOrigin {

    @Override
    public String id() {
        return all.id() + "#" + number;
    }

    @Override
    public byte[] key() {
        return null;
    }

    @Override
    public String position() {
        return all.position();
    }

    @Override
    public long timestampMillis() {
        return all.timestampMillis();
    }

    @Override
    public int sizeInBytes() {
        return all.sizeInBytes();
    }

    @Override
    public byte[] originalBody() {
        return all.originalBody();
    }

    @Override
    public Map<String, Object> originalAttributes() {
        return all.originalAttributes();
    }
}
