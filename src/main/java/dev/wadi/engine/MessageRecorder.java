package dev.wadi.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Records what any Camel producer would be given, one message at a time. */
public final class MessageRecorder extends SinkRecorder {

    public MessageRecorder(List<PlannedRefusal> refusals) {
        super(refusals);
    }

    @Override
    List<Item> items(Exchange exchange) {
        return events(exchange).stream().map(event -> new Item(event, recorded(event.getMessage()))).toList();
    }

    private static RecordedEvent recorded(Message message) {
        Map<String, String> attributes = new TreeMap<>();
        message.getHeaders().forEach((name, value) -> attributes.put(name,
                value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value)));
        return new RecordedEvent(null, null, message.getBody(byte[].class), attributes);
    }
}
