package dev.wadi.camel.http;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.encoding.Utf8;
import dev.wadi.camel.headers.SteeringHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes an event the request of an {@code http:} endpoint; stands right before it.
 *
 * <p>Shape: one event. Its body becomes {@code byte[]} (a text in UTF-8, a BSON document its bytes); a null body stays null, a request
 * without one. Of its headers none is left: attributes become headers {@code X-<name>}, and beside them stand the content type, an
 * {@code Idempotency-Key} made of the event's id, and for an event without a body its key, {@code X-Wadi-Key}. So no header of a
 * message, in whatever spelling, chooses address, method or anything else of the request.
 *
 * <p>Errors: an attribute whose name or value no header can hold, such as one with a line break, is an {@link EncodingException}: the
 * event fails before any request. Lifecycle and threads: configured once, then safe to share. Source: mstream's HTTP sink,
 * specification 2.8; RFC 9110 section 5 for names and values.
 */
public final class EventRequest implements Processor {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String KEY = "X-Wadi-Key";
    private static final String PREFIX = "X-";
    private static final String SIGNS_OF_NAMES = "!#$%&'*+-.^_`|~";

    private String contentType = "application/octet-stream";
    private String query;
    private String address;

    @Override
    public void process(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        EventOrigin origin = message.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        List<String> attributes = attributes(message.getHeaders());
        message.getHeaders().clear();
        for (int i = 0; i < attributes.size(); i += 2) {
            message.setHeader(attributes.get(i), attributes.get(i + 1));
        }
        message.setHeader(Exchange.CONTENT_TYPE, contentType);
        if (address != null && address.indexOf('%') >= 0) {
            message.setHeader(Exchange.HTTP_URI, address);
        }
        if (query != null && !query.isEmpty()) {
            message.setHeader(Exchange.HTTP_RAW_QUERY, query);
        }
        if (origin != null) {
            message.setHeader(IDEMPOTENCY_KEY, IdempotencyKey.of(origin.id()));
            if (message.getBody() == null && origin.key() != null) {
                message.setHeader(KEY, percentEncoded(origin.key()));
            }
        }
        message.setBody(bytes(message));
    }

    private static byte[] bytes(Message message) throws Exception {
        Object body = message.getBody();
        if (body == null || body instanceof byte[]) {
            return (byte[]) body;
        }
        return body instanceof String text ? Utf8.encode(text) : message.getMandatoryBody(byte[].class);
    }

    /** Names and values of headers in turn. */
    private static List<String> attributes(Map<String, Object> headers) {
        List<String> attributes = new ArrayList<>(headers.size() * 2);
        for (Map.Entry<String, Object> header : headers.entrySet()) {
            if (header.getValue() != null && !SteeringHeaders.contains(header.getKey())) {
                attributes.add(PREFIX + name(header.getKey()));
                attributes.add(value(header.getKey(), header.getValue()));
            }
        }
        return attributes;
    }

    private static String name(String name) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean allowed = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                    || character >= '0' && character <= '9' || SIGNS_OF_NAMES.indexOf(character) >= 0;
            if (!allowed) {
                throw impossible(name, "its name has", character, i);
            }
        }
        return name;
    }

    private static String value(String name, Object value) {
        String text = value instanceof byte[] bytes ? text(name, bytes) : value.toString();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != '\t' && (character < ' ' || character > '~')) {
                throw impossible(name, "its value has", character, i);
            }
        }
        return text;
    }

    private static String text(String name, byte[] bytes) {
        if (Utf8.firstInvalid(bytes, 0, bytes.length) >= 0) {
            throw EncodingException.unusable("attribute '" + printable(name) + "' cannot be an HTTP header: its value is no text", null);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static EncodingException impossible(String name, String what, char character, int index) {
        return EncodingException.unusable("attribute '%s' cannot be an HTTP header: %s the character U+%04X at %d, which headers do not allow"
                .formatted(printable(name), what, (int) character, index), null);
    }

    /** The name of a stranger's header, fit for a line of a log. */
    private static String printable(String name) {
        String printable = name.replaceAll("[^ -~]", "?");
        return printable.length() <= 100 ? printable : printable.substring(0, 100) + "...";
    }

    private static String percentEncoded(byte[] key) {
        StringBuilder text = new StringBuilder(key.length);
        for (byte one : key) {
            if (one > ' ' && one < 127 && one != '%') {
                text.append((char) one);
            } else {
                text.append('%').append("%02X".formatted(one & 0xFF));
            }
        }
        return text.toString();
    }

    /** What the bodies are: {@code application/json}. */
    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    public String getContentType() {
        return contentType;
    }

    /**
     * Address of the endpoint, without query, as it goes over the wire; by default what the endpoint makes of its own. It decodes what is
     * escaped there: {@code a%2Fb} would be {@code a/b}, and what stands behind {@code %3F} a query. It takes this from a header, so it must
     * not be told to skip control headers.
     */
    public void setAddress(String address) {
        this.address = address;
    }

    public String getAddress() {
        return address;
    }

    /**
     * Query of the address, as it goes over the wire; none by default. The endpoint takes it from a header, so it must not be told to skip
     * control headers.
     */
    public void setQuery(String query) {
        this.query = query;
    }

    public String getQuery() {
        return query;
    }
}
