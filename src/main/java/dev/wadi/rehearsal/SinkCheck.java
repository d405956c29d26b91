package dev.wadi.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.definition.Value;
import dev.wadi.definition.rehearsal.ExpectedEvent;
import dev.wadi.definition.rehearsal.ExpectedSink;
import dev.wadi.definition.rehearsal.MatchKind;
import dev.wadi.definition.rehearsal.MatchOrder;
import dev.wadi.engine.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Compares what one sink got with what was expected of it. */
final class SinkCheck {

    private static final int MOST_CHARACTERS = 200;

    private final String name;
    private final ExpectedSink expected;
    private final List<RecordedEvent> taken;
    private final SinkBodies bodies;
    private final Values values;

    SinkCheck(String name, ExpectedSink expected, List<RecordedEvent> taken, SinkBodies bodies, Values values) {
        this.name = name;
        this.expected = expected;
        this.taken = taken;
        this.bodies = bodies;
        this.values = values;
    }

    List<String> differences() {
        return expected.order() == MatchOrder.ANY ? inAnyOrder() : inOrder();
    }

    private List<String> inOrder() {
        List<String> differences = new ArrayList<>();
        for (int index = 0; index < Math.max(taken.size(), expected.events().size()); index++) {
            if (index >= taken.size()) {
                differences.add(name + ": expected " + count(expected.events().size()) + ", got " + taken.size() + "; the first one missing: "
                        + describe(expected.events().get(index)));
                return differences;
            }
            if (index >= expected.events().size()) {
                differences.add(name + ": expected " + count(expected.events().size()) + ", got " + taken.size()
                        + "; the first one too many: " + describe(taken.get(index)));
                return differences;
            }
            differences.addAll(differences(name + ": event " + (index + 1) + ": ", expected.events().get(index), taken.get(index)));
        }
        return differences;
    }

    private List<String> inAnyOrder() {
        List<String> differences = new ArrayList<>();
        List<RecordedEvent> left = new ArrayList<>(taken);
        for (ExpectedEvent event : expected.events()) {
            Optional<RecordedEvent> found = left.stream().filter(actual -> differences("", event, actual).isEmpty()).findFirst();
            if (found.isPresent()) {
                left.remove(found.get());
            } else {
                differences.add(name + ": got no event like " + describe(event));
            }
        }
        left.forEach(actual -> differences.add(name + ": got an event that was not expected: " + describe(actual)));
        return differences;
    }

    private List<String> differences(String place, ExpectedEvent event, RecordedEvent actual) {
        boolean subset = event.match().orElse(expected.match()) == MatchKind.SUBSET;
        List<String> differences = new ArrayList<>();
        event.operation().ifPresent(operation -> compare(differences, place + "operation", operation.word(), actual.operation()));
        event.key().ifPresent(key -> compare(differences, place + "key", values.text(event.origin(), "key", key).orElse(null),
                actual.key() == null ? null : text(actual.key())));
        event.body().ifPresent(body -> compareBody(differences, place, body, actual, subset));
        event.text().ifPresent(text -> compare(differences, place + "text", values.text(event.origin(), "text", text).orElse(null),
                actual.body() == null ? null : text(actual.body())));
        event.base64().ifPresent(base64 -> compare(differences, place + "base64",
                base64(values.base64(event.origin(), "base64", base64)), base64(actual.body())));
        event.attributes().ifPresent(attributes -> {
            ObjectNode wanted = JsonNodeFactory.instance.objectNode();
            values.texts(event.origin(), "attributes", attributes).forEach(wanted::put);
            ObjectNode found = JsonNodeFactory.instance.objectNode();
            actual.attributes().forEach(found::put);
            differences.addAll(JsonDifference.between(place + "attributes", wanted, found, subset));
        });
        return differences;
    }

    private void compareBody(List<String> differences, String place, Value wanted, RecordedEvent actual, boolean subset) {
        JsonNode expectedBody = wanted.json().isNull() ? NullNode.getInstance() : bodies.expected(wanted.json());
        Optional<JsonNode> decoded = bodies.decoded(actual.body());
        if (decoded.isEmpty()) {
            differences.add(place + "body: expected " + JsonDifference.shown(expectedBody) + ", found bytes that cannot be decoded: "
                    + shown(actual.body()));
            return;
        }
        differences.addAll(JsonDifference.between(place + "body", expectedBody, decoded.get(), subset));
    }

    private static void compare(List<String> differences, String place, String wanted, String found) {
        if (wanted == null ? found != null : !wanted.equals(found)) {
            differences.add(place + ": expected " + quoted(wanted) + ", found " + quoted(found));
        }
    }

    private String describe(RecordedEvent event) {
        String body = bodies.decoded(event.body()).map(JsonDifference::shown).orElseGet(() -> shown(event.body()));
        return (event.operation() == null ? "" : event.operation() + " ") + (event.key() == null ? "" : "key " + quoted(text(event.key())) + " ")
                + body;
    }

    private String describe(ExpectedEvent event) {
        List<String> parts = new ArrayList<>();
        event.operation().ifPresent(operation -> parts.add(operation.word()));
        event.key().ifPresent(key -> parts.add("key " + JsonDifference.shown(key.json())));
        event.body().or(event::text).or(event::base64).ifPresent(body -> parts.add(JsonDifference.shown(body.json())));
        event.attributes().ifPresent(attributes -> parts.add("attributes " + JsonDifference.shown(attributes.json())));
        return parts.isEmpty() ? "any event" : String.join(" ", parts);
    }

    private static String shown(byte[] body) {
        String text = text(body);
        boolean readable = text.indexOf('\ufffd') < 0 && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        String shown = readable ? quoted(text) : "base64 " + base64(body);
        return shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS) + "...";
    }

    private static String quoted(String text) {
        return text == null ? "none" : '"' + text + '"';
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static String count(int number) {
        return number + (number == 1 ? " event" : " events");
    }
}
