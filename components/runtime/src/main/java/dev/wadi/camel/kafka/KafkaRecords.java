package dev.wadi.camel.kafka;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.headers.SteeringHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.serde.KafkaHeaderSerializer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.bson.RawBsonDocument;

/**
 * Makes events ready for a {@code kafka:} sink; stands right before it and is also its {@code headerSerializer} and its
 * {@code headerFilterStrategy}, which the endpoint asks once for each header of each event.
 *
 * <p>Shape: a batch or a single event. The record's key is the key of the event's origin; its timestamp is the origin's when
 * that is a Kafka record, else the producer's. Attributes become record headers: {@code byte[]} as they are, everything else
 * as UTF-8 text. Headers that could steer an endpoint are dropped in every spelling, so the sink's topic, partition and key
 * cannot be chosen by a message. A BSON body becomes its bytes; a null body stays null, a tombstone.
 *
 * <p>Lifecycle and threads: stateless, one bean serves every route.
 */
public final class KafkaRecords implements Processor, KafkaHeaderSerializer, HeaderFilterStrategy {

    @Override
    public void process(Exchange exchange) throws Exception {
        EventSteps.forEach(exchange.getMessage(), "make a Kafka record", KafkaRecords::prepare);
    }

    private static void prepare(Message event) {
        Map<String, Object> headers = event.getHeaders();
        EventOrigin origin = takeOrigin(headers);
        if (origin != null) {
            byte[] key = origin.key();
            if (key != null) {
                headers.put(KafkaHeaderNames.KEY, key);
            }
            if (origin.keptTimestampMillis() >= 0) {
                headers.put(KafkaHeaderNames.OVERRIDE_TIMESTAMP, origin.keptTimestampMillis());
            }
        }
        if (event.getBody() instanceof RawBsonDocument document) {
            event.setBody(bytes(document));
        }
    }

    private static EventOrigin takeOrigin(Map<String, Object> headers) {
        EventOrigin origin = null;
        for (Iterator<Map.Entry<String, Object>> entries = headers.entrySet().iterator(); entries.hasNext();) {
            Map.Entry<String, Object> header = entries.next();
            if (!SteeringHeaders.contains(header.getKey())) {
                continue;
            }
            if (header.getValue() instanceof EventOrigin found && header.getKey().equals(WadiConstants.EVENT_ORIGIN)) {
                origin = found;
            } else {
                entries.remove();
            }
        }
        return origin;
    }

    private static byte[] bytes(RawBsonDocument document) {
        var buffer = document.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    @Override
    public byte[] serialize(String name, Object value) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        // the endpoint's own serializer writes strings in the platform's charset and numbers as raw binary
        return value == null ? null : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return SteeringHeaders.contains(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return SteeringHeaders.contains(name);
    }
}
