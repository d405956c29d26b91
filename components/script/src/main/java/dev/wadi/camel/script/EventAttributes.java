package dev.wadi.camel.script;

import dev.wadi.camel.headers.SteeringHeaders;
import dev.wadi.rhai.error.Position;
import dev.wadi.rhai.value.ObjectMap;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Message;

/**
 * The attributes of an event as texts, and what a script makes of them: headers that steer an endpoint are not among them, neither on
 * the way in nor on the way out.
 */
final class EventAttributes {

    private EventAttributes() {
    }

    /** As a script sees them; {@code hidden} names one that it does not see, or is null. */
    static Map<String, String> of(Message event, String hidden) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, Object> header : event.getHeaders().entrySet()) {
            Object value = header.getValue();
            if (value != null && !SteeringHeaders.contains(header.getKey()) && !header.getKey().equals(hidden)) {
                attributes.put(header.getKey(), value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8)
                        : value.toString());
            }
        }
        return attributes;
    }

    static ObjectMap map(Map<String, String> attributes) {
        ObjectMap map = new ObjectMap();
        attributes.forEach(map::put);
        return map;
    }

    /** Gives an event what a script has changed; what is the same keeps its header, bytes that are no text included. */
    static void change(Message event, Map<String, String> seen, Map<String, String> wanted) {
        Map<String, Object> headers = event.getHeaders();
        for (String name : seen.keySet()) {
            if (!wanted.containsKey(name)) {
                headers.remove(name);
            }
        }
        wanted.forEach((name, value) -> {
            if (!Objects.equals(seen.get(name), value)) {
                headers.put(name, value);
            }
        });
    }

    /** Refuses names that would steer an endpoint. */
    static void check(String script, Map<String, String> wanted) {
        for (String name : wanted.keySet()) {
            if (name.isEmpty() || SteeringHeaders.contains(name)) {
                throw new ScriptFailedException(script, Position.NONE,
                        "an attribute cannot have the name '" + name + "', which is Camel's own", null);
            }
        }
    }
}
