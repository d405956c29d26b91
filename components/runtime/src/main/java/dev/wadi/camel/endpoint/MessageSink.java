package dev.wadi.camel.endpoint;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.headers.SteeringHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.bson.BsonDocument;

/**
 * Makes events ready for any Camel producer; stands right before it.
 *
 * <p>Shape: a batch or a single event. The body becomes plain bytes; attributes stay as headers; whatever could steer the endpoint is
 * removed, in every spelling, so that where a message goes and what is done with it is in the endpoint's address alone. Headers that
 * steer this component alone, and do not look like it ({@code To} of a mail, {@code operation} of an index), are those of
 * {@code withoutHeaders}. With {@code keyHeader} the event's key becomes that header, as text.
 *
 * <p>Lifecycle and threads: configured once, then safe to share.
 */
public final class MessageSink implements Processor {

    private String keyHeader;
    private List<String> withoutHeaders = List.of();

    @Override
    public void process(Exchange exchange) throws Exception {
        EventSteps.forEach(exchange.getMessage(), "make a message", this::prepare);
    }

    private void prepare(Message event) {
        Map<String, Object> headers = event.getHeaders();
        EventOrigin origin = event.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        headers.keySet().removeIf(this::steers);
        byte[] key = origin == null ? null : origin.key();
        if (keyHeader != null) {
            headers.remove(keyHeader);
            if (key != null) {
                headers.put(keyHeader, new String(key, StandardCharsets.UTF_8));
            }
        }
        if (event.getBody() instanceof BsonDocument) {
            event.setBody(event.getBody(byte[].class));
        }
    }

    private boolean steers(String header) {
        if (SteeringHeaders.contains(header)) {
            return true;
        }
        for (String name : withoutHeaders) {
            boolean all = name.endsWith(".") || name.endsWith("-");
            if ((all || name.length() == header.length()) && header.regionMatches(true, 0, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    /** Names of further headers that no event may bring, separated by commas; one that ends in a dot or a dash stands for all such. */
    public void setWithoutHeaders(String names) {
        withoutHeaders = List.of(names.split("\\s*,\\s*"));
    }

    public String getWithoutHeaders() {
        return String.join(",", withoutHeaders);
    }

    /** Header that gets the event's key: the operator's choice, so it may be one that steers. */
    public void setKeyHeader(String keyHeader) {
        this.keyHeader = keyHeader;
    }

    public String getKeyHeader() {
        return keyHeader;
    }
}
