package dev.wadi.camel.endpoint;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import java.util.Map;
import org.apache.camel.Message;

/**
 * Makes events of messages: what a {@link MessageSource} does with each that its consumer gives, and rehearsals with those that no
 * consumer gave. Threads: safe.
 */
public final class MessageEvents {

    private MessageEvents() {}

    /**
     * Fills an event from what a message is made of; answers its origin.
     *
     * @param id that tells the message from every other one of its source
     * @param key what the event is keyed by, or null
     * @param headers of the message; what could steer an endpoint does not become an attribute
     * @param timestampMillis when the message was made; 0: not known
     */
    public static EventOrigin fill(Message event, String id, byte[] key, byte[] body, Map<String, Object> headers, long timestampMillis) {
        MessageOrigin origin = new MessageOrigin(id, key, body, MessageAttributes.of(headers), timestampMillis);
        fill(event, origin);
        return origin;
    }

    static void fill(Message event, MessageOrigin origin) {
        event.setBody(origin.originalBody());
        event.getHeaders().putAll(origin.originalAttributes());
        event.setHeader(WadiConstants.EVENT_ORIGIN, origin);
    }
}
