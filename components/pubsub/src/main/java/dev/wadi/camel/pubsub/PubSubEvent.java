package dev.wadi.camel.pubsub;

import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.headers.SteeringHeaders;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message as an event, with the way to acknowledge it. Its identity is the message's id, its key the ordering key. */
final class PubSubEvent implements EventOrigin {

    private final String subscription;
    private final PubsubMessage message;
    private final AckReplyConsumer reply;
    private final boolean messageAttributes;
    private byte[] body;

    PubSubEvent(String subscription, PubsubMessage message, AckReplyConsumer reply, boolean messageAttributes) {
        this.subscription = subscription;
        this.message = message;
        this.reply = reply;
        this.messageAttributes = messageAttributes;
    }

    /** Tells the service that the message is delivered. */
    void acknowledge() {
        reply.ack();
    }

    /** Tells the service to send the message again. */
    void giveBack() {
        reply.nack();
    }

    @Override
    public String id() {
        return message.getMessageId();
    }

    @Override
    public byte[] key() {
        return message.getOrderingKey().isEmpty() ? null : message.getOrderingKeyBytes().toByteArray();
    }

    /** The service keeps what was not acknowledged; this only says which message it is. */
    @Override
    public String position() {
        return "{\"subscription\":\"" + subscription + "\",\"messageId\":\"" + message.getMessageId() + "\"}";
    }

    @Override
    public long timestampMillis() {
        return message.getPublishTime().getSeconds() * 1000 + message.getPublishTime().getNanos() / 1_000_000;
    }

    @Override
    public long keptTimestampMillis() {
        return timestampMillis();
    }

    @Override
    public int sizeInBytes() {
        return message.getSerializedSize();
    }

    /** Null for a message without data, as a record without a value. */
    @Override
    public byte[] originalBody() {
        if (body == null && !message.getData().isEmpty()) {
            body = message.getData().toByteArray();
        }
        return body;
    }

    @Override
    public Map<String, Object> originalAttributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        putAttributes(attributes);
        return attributes;
    }

    void putAttributes(Map<String, Object> attributes) {
        message.getAttributesMap().forEach((name, value) -> {
            if (!SteeringHeaders.contains(name)) {
                attributes.put(name, value);
            }
        });
        if (messageAttributes) {
            attributes.put(PubSubMessagesConstants.MESSAGE_ID, message.getMessageId());
            if (!message.getOrderingKey().isEmpty()) {
                attributes.put(PubSubMessagesConstants.ORDERING_KEY, message.getOrderingKey());
            }
        }
    }

    /** Messages without an ordering key have no order: each is a key of its own. */
    @Override
    public Object orderKey() {
        return message.getOrderingKey().isEmpty() ? new Unordered(message.getMessageId()) : message.getOrderingKey();
    }

    /** Never equal to an ordering key of the same text. */
    private record Unordered(String messageId) {}

    @Override
    public String toString() {
        return message.getMessageId() + " of " + subscription;
    }
}
