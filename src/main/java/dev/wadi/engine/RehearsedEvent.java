package dev.wadi.engine;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.endpoint.MessageEvents;
import dev.wadi.camel.kafka.RecordMessages;
import dev.wadi.camel.mongodb.ChangeMessages;
import dev.wadi.camel.mongodb.MongoDbChangesConfiguration;
import dev.wadi.camel.pubsub.PubSubMessages;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.BsonDocument;

/** An event as a source delivers it, without the source. */
@FunctionalInterface
public interface RehearsedEvent {

    /** Gives the message body, attributes and origin; answers the origin. */
    EventOrigin fill(Message message);

    /** A change event, as a server sends it. */
    static RehearsedEvent change(MongoDbChangesConfiguration source, BsonDocument event) {
        return message -> new ChangeMessages(source).fill(message, event);
    }

    /** A message of any Camel consumer. */
    static RehearsedEvent message(String id, byte[] key, byte[] body, Map<String, String> headers, long timestampMillis) {
        return message -> MessageEvents.fill(message, id, key, body, Map.copyOf(headers), timestampMillis);
    }

    /** A message, as Pub/Sub sends it. */
    static RehearsedEvent message(String subscription, String id, String orderingKey, byte[] data, Map<String, String> attributes,
            Instant published, boolean messageAttributes) {
        PubsubMessage.Builder message = PubsubMessage.newBuilder().setMessageId(id).putAllAttributes(attributes)
                .setPublishTime(Timestamp.newBuilder().setSeconds(published.getEpochSecond()).setNanos(published.getNano()));
        if (orderingKey != null) {
            message.setOrderingKey(orderingKey);
        }
        if (data != null) {
            message.setData(ByteString.copyFrom(data));
        }
        PubsubMessage made = message.build();
        return camelMessage -> PubSubMessages.fill(camelMessage, subscription, made, messageAttributes);
    }

    /** A record, as a broker sends it. */
    static RehearsedEvent record(String topic, int partition, long offset, long timestampMillis, byte[] key, byte[] value,
            Map<String, byte[]> headers) {
        RecordHeaders wire = new RecordHeaders();
        headers.forEach(wire::add);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic, partition, offset, timestampMillis,
                TimestampType.CREATE_TIME, key == null ? -1 : key.length, value == null ? -1 : value.length, key, value, wire,
                Optional.empty());
        return message -> RecordMessages.fill(message, record);
    }
}
