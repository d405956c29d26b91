package dev.wadi.camel.batch;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Where an event came from: its identity, its key and its position, as its source knows them.
 *
 * <p>Travels as header {@link dev.wadi.camel.WadiConstants#EVENT_ORIGIN} of each event, so that steps and sinks need not know
 * the source. Values are computed when asked for. Lifecycle and threads: immutable, safe to share.
 */
public interface EventOrigin {

    /** Unique in its source and the same after a restart: resume token, or topic-partition-offset. */
    String id();

    /** What order is kept for (document key, record key), as bytes for the wire; null when the event has none. */
    byte[] key();

    /** The position to read on from after this event, as JSON text that a checkpoint repository keeps. */
    String position();

    /** Milliseconds since the epoch at which the source saw the event, or -1 when it does not say. */
    long timestampMillis();

    /** The time that a record made of the event keeps, in milliseconds since the epoch; -1: the time at which it is made. */
    default long keptTimestampMillis() {
        return -1;
    }

    /** Bytes of the event as read from the source, for the byte counters. */
    int sizeInBytes();

    /**
     * The event's body as its source delivered it, whatever steps have made of it since; null when it had none. A new array or one
     * that nobody may change.
     */
    byte[] originalBody();

    /** The attributes as the source set them: {@code byte[]} or text. */
    Map<String, Object> originalAttributes();

    /**
     * What tells the event from every other one that its source ever had: the id, and more where a source that was made anew
     * gives ids again, so that its events are not taken for ones that were delivered before.
     */
    default String dedupKey() {
        return id();
    }

    /** What order is kept for, as something to compare: the key, or without one whatever the source keeps in order. */
    default Object orderKey() {
        byte[] key = key();
        return key == null ? "" : ByteBuffer.wrap(key);
    }

    /** What positions are kept for apart from each other, as something to compare: a partition, or the whole source. */
    default Object lane() {
        return "";
    }

    /** Key of the position in a checkpoint repository. */
    default String positionKey(String connector) {
        return connector;
    }
}
