package dev.wadi.camel.pubsub;

import dev.wadi.camel.WadiConstants;
import org.apache.camel.spi.Metadata;

/** Headers of the component. */
public final class PubSubMessagesConstants {

    @Metadata(label = "consumer", javaType = "String",
            description = "Id that the service gave to the message, unless messageAttributes is off.")
    public static final String MESSAGE_ID = "pubsub_message_id";

    @Metadata(label = "consumer", javaType = "String",
            description = "The message's ordering key, where it has one, unless messageAttributes is off.")
    public static final String ORDERING_KEY = "pubsub_ordering_key";

    @Metadata(label = "common", javaType = "dev.wadi.camel.batch.EventOrigin",
            description = "Identity, key and position of the event.")
    public static final String EVENT_ORIGIN = WadiConstants.EVENT_ORIGIN;

    private PubSubMessagesConstants() {}
}
