package dev.wadi.camel.endpoint;

import dev.wadi.camel.headers.SteeringHeaders;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers of a message that are data: what becomes an event's attributes. */
final class MessageAttributes {

    /** Credentials that a visitor showed to this endpoint are nobody else's business. */
    private static final Set<String> CREDENTIALS = Set.of("authorization", "proxy-authorization", "cookie", "set-cookie");

    private MessageAttributes() {}

    static Map<String, Object> of(Map<String, Object> headers) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            Object data = data(value);
            if (data != null && !SteeringHeaders.contains(name) && !CREDENTIALS.contains(name.toLowerCase(Locale.ROOT))) {
                attributes.put(name, data);
            }
        });
        return attributes;
    }

    /** Text and bytes as they are, numbers and truth values as text; null for the endpoint's own objects. */
    private static Object data(Object value) {
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean || value instanceof Character
                || value instanceof Enum<?>) {
            return value.toString();
        }
        return value instanceof byte[] ? value : null;
    }
}
