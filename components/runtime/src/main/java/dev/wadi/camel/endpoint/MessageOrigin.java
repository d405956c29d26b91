package dev.wadi.camel.endpoint;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.wadi.camel.batch.EventOrigin;
import java.util.Map;

/** A message of some Camel consumer as an event. Its position is the endpoint's own business, so the text of it is the id alone. */
final class MessageOrigin implements EventOrigin {

    private final String id;
    private final byte[] key;
    private final byte[] body;
    private final Map<String, Object> attributes;
    private final long timestampMillis;

    MessageOrigin(String id, byte[] key, byte[] body, Map<String, Object> attributes, long timestampMillis) {
        this.id = id;
        this.key = key;
        this.body = body;
        this.attributes = Map.copyOf(attributes);
        this.timestampMillis = timestampMillis > 0 ? timestampMillis : -1;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public byte[] key() {
        return key;
    }

    @Override
    public String position() {
        return "{\"message\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(id)) + "\"}";
    }

    @Override
    public long timestampMillis() {
        return timestampMillis;
    }

    @Override
    public int sizeInBytes() {
        return body == null ? 0 : body.length;
    }

    @Override
    public byte[] originalBody() {
        return body;
    }

    @Override
    public Map<String, Object> originalAttributes() {
        return attributes;
    }
}
