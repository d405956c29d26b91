package dev.wadi.engine;

import dev.wadi.camel.kafka.KafkaRecords;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;

/** Records what a {@code kafka:} endpoint would send, with the same bean deciding about headers. */
public final class TopicRecorder extends SinkRecorder {

    private final KafkaRecords records = new KafkaRecords();

    public TopicRecorder(List<PlannedRefusal> refusals) {
        super(refusals);
    }

    @Override
    List<Item> items(Exchange exchange) {
        return events(exchange).stream().map(event -> new Item(event, recorded(event))).toList();
    }

    private RecordedEvent recorded(Exchange event) {
        Message message = event.getMessage();
        Map<String, String> attributes = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (!records.applyFilterToCamelHeaders(name, value, event)) {
                byte[] bytes = records.serialize(name, value);
                attributes.put(name, bytes == null ? null : new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return new RecordedEvent(null, message.getHeader(KafkaConstants.KEY, byte[].class), message.getBody(byte[].class), attributes);
    }
}
