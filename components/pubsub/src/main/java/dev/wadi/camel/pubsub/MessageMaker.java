package dev.wadi.camel.pubsub;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.headers.SteeringHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Message;

/**
 * Makes Pub/Sub messages from events, within the service's limits.
 *
 * <p>Shape: the body as bytes is the data; no body is a message without data. Headers become attributes: text as it is, {@code byte[]}
 * as UTF-8, anything else by its {@code toString}, null as an empty text. Left out are headers that could steer an endpoint and the
 * {@code googclient_} attributes, which the service itself sets on what it delivers. Errors: {@link PubSubException} without a cause for
 * an event that can never be such a message. Source: Pub/Sub's published quotas and limits.
 */
public final class MessageMaker {

    static final int MOST_BYTES = 10_000_000;
    private static final int MOST_ATTRIBUTES = 100;
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_VALUE = 1024;
    private static final int LONGEST_KEY = 1024;
    private static final String OF_SERVICE = "googclient_";
    private static final String RESERVED = "goog";

    private final OrderingKeys orderingKeys;

    public MessageMaker(OrderingKeys orderingKeys) {
        this.orderingKeys = orderingKeys;
    }

    /** The message of an event. */
    public PubsubMessage make(Message event) {
        PubsubMessage.Builder message = PubsubMessage.newBuilder();
        for (Map.Entry<String, Object> header : event.getHeaders().entrySet()) {
            String name = header.getKey();
            if (!SteeringHeaders.contains(name) && !name.startsWith(OF_SERVICE)) {
                message.putAttributes(checkedName(name), value(name, header.getValue()));
            }
        }
        if (message.getAttributesCount() > MOST_ATTRIBUTES) {
            throw new PubSubException("it has " + message.getAttributesCount() + " attributes, and Pub/Sub takes " + MOST_ATTRIBUTES);
        }
        if (event.getBody() != null) {
            message.setData(data(event));
        }
        if (message.getData().isEmpty() && message.getAttributesCount() == 0) {
            throw new PubSubException("it has neither a body nor attributes, and Pub/Sub takes no message without both");
        }
        if (orderingKeys == OrderingKeys.key) {
            orderingKey(event, message);
        }
        PubsubMessage made = message.build();
        if (made.getSerializedSize() > MOST_BYTES - Publication.REQUEST_OVERHEAD) {
            throw new PubSubException("it has " + made.getSerializedSize() + " bytes with its attributes, and Pub/Sub takes 10 MB a request");
        }
        return made;
    }

    private static ByteString data(Message event) {
        if (event.getBody() instanceof String text) {
            return ByteString.copyFromUtf8(text);
        }
        byte[] bytes = event.getBody(byte[].class);
        if (bytes == null) {
            throw new PubSubException("a body of type " + event.getBody().getClass().getName() + " cannot be read as bytes");
        }
        // nobody writes into the body of an event
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    private static void orderingKey(Message event, PubsubMessage.Builder message) {
        EventOrigin origin = event.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        byte[] key = origin == null ? null : origin.key();
        if (key == null) {
            return;
        }
        if (key.length > LONGEST_KEY) {
            throw new PubSubException("its key has " + key.length + " bytes, and a Pub/Sub ordering key takes " + LONGEST_KEY);
        }
        message.setOrderingKey(text("its key", key));
    }

    private static String checkedName(String name) {
        if (name.startsWith(RESERVED)) {
            throw new PubSubException("its attribute '" + name + "' begins with 'goog', which Pub/Sub keeps for itself");
        }
        if (name.isEmpty() || exceeds(name, LONGEST_NAME)) {
            throw new PubSubException("the name of an attribute has " + bytes(name) + " bytes, and Pub/Sub takes 1 to " + LONGEST_NAME);
        }
        return name;
    }

    private static String value(String name, Object header) {
        String value = header instanceof byte[] bytes ? text("its attribute '" + name + "'", bytes)
                : header == null ? "" : header.toString();
        if (exceeds(value, LONGEST_VALUE)) {
            throw new PubSubException("its attribute '" + name + "' has " + bytes(value) + " bytes, and Pub/Sub takes " + LONGEST_VALUE);
        }
        return value;
    }

    private static String text(String what, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            // without a cause: it is the event that is wrong
            throw new PubSubException(what + " is no text (UTF-8), and Pub/Sub takes nothing else there");
        }
    }

    /** A char is 3 bytes at most, so short texts need not be encoded to know it. */
    private static boolean exceeds(String text, int limit) {
        return text.length() * 3L > limit && bytes(text) > limit;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
