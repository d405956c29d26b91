package dev.wadi.camel.pubsub;

import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import org.apache.camel.Message;

/**
 * Fills Camel messages from messages of a subscription: the endpoint those that came, rehearsals those that did not. Threads: safe.
 */
public final class PubSubMessages {

    private PubSubMessages() {}

    /**
     * Gives a message that nobody acknowledges body, attributes and origin; answers the origin.
     *
     * @param messageAttributes whether id and ordering key become attributes
     */
    public static EventOrigin fill(Message message, String subscription, PubsubMessage received, boolean messageAttributes) {
        PubSubEvent event = new PubSubEvent(subscription, received, null, messageAttributes);
        fill(message, event);
        return event;
    }

    static void fill(Message message, PubSubEvent event) {
        message.setBody(event.originalBody());
        event.putAttributes(message.getHeaders());
        message.setHeader(WadiConstants.EVENT_ORIGIN, event);
    }
}
