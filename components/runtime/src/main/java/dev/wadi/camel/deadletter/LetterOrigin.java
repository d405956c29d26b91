package dev.wadi.camel.deadletter;

import dev.wadi.camel.batch.EventOrigin;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A dead letter as the origin of the event that it keeps, for its next delivery. Threads: immutable, safe to share. */
public final class LetterOrigin implements EventOrigin {

    /** By this attribute and value a Kafka source marks its records. */
    private static final String ORIGIN = "origin";
    private static final String KAFKA = "kafka";
    private static final String PARTITION = "partition";

    private final DeadLetter letter;

    public LetterOrigin(DeadLetter letter) {
        this.letter = letter;
    }

    public DeadLetter letter() {
        return letter;
    }

    @Override
    public String id() {
        return letter.eventId();
    }

    @Override
    public byte[] key() {
        return letter.key();
    }

    @Override
    public String position() {
        return letter.position();
    }

    @Override
    public long timestampMillis() {
        return letter.eventTime() == null ? -1 : letter.eventTime().toEpochMilli();
    }

    @Override
    public long keptTimestampMillis() {
        return KAFKA.equals(letter.attributes().get(ORIGIN)) ? timestampMillis() : -1;
    }

    @Override
    public int sizeInBytes() {
        return (letter.body() == null ? 0 : letter.body().length) + (letter.key() == null ? 0 : letter.key().length);
    }

    @Override
    public byte[] originalBody() {
        return letter.body();
    }

    @Override
    public Map<String, Object> originalAttributes() {
        return new LinkedHashMap<>(letter.attributes());
    }

    /** A record without a key shares its partition's order. */
    @Override
    public Object orderKey() {
        return letter.key() != null ? ByteBuffer.wrap(letter.key()) : String.valueOf(letter.attributes().get(PARTITION));
    }
}
