package dev.wadi.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.camel.deadletter.DeadLetterJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BSONException;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** A dead letter as people look at it: bytes are texts where they can be. */
public record KeptEvent(DeadLetter letter) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).indent(true).build();
    private static final String BASE64 = "base64:";

    public String id() {
        return letter.id();
    }

    public String connector() {
        return letter.connector();
    }

    /** Identity of the event in its source. */
    public String event() {
        return letter.eventId();
    }

    public Instant givenUpAt() {
        return letter.lastFailure();
    }

    /** Id of the sink that does not have the event; null: none has it. */
    public String sink() {
        return letter.sink();
    }

    /** What went wrong: {@code could not write to shop.orders: Document failed validation}. */
    public String reason() {
        String error = letter.errors().isEmpty() ? "" : letter.errors().get(0);
        int end = error.indexOf(": ");
        boolean named = end > 0 && error.substring(0, end).matches("[\\w.$]+");
        return "could not " + letter.step() + ": " + (named ? error.substring(end + 2) : error);
    }

    /** Everything, on one line; {@code export} writes it. */
    public String json() {
        return DeadLetterJson.text(letter);
    }

    /** What {@code list} says, as JSON. */
    public String summaryJson() {
        ObjectNode summary = JSON.createObjectNode();
        summary.put("connector", letter.connector()).put("id", letter.id()).put("event", letter.eventId())
                .put("time", letter.lastFailure().toString()).put("step", letter.step())
                .put("error", letter.errors().isEmpty() ? "" : letter.errors().get(0)).put("sink", letter.sink())
                .put("attempts", letter.attempts());
        return summary.toString();
    }

    /** Everything but the body, by the words that {@code show} has for it, in order. */
    public Map<String, String> details() {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("id", letter.id());
        details.put("connector", letter.connector());
        details.put("event", letter.eventId());
        details.put("event time", letter.eventTime() == null ? "(not known)" : letter.eventTime().toString());
        details.put("position", letter.position());
        details.put("key", letter.key() == null ? "(none)" : text(letter.key()));
        details.put("not delivered to", letter.sink() == null ? "any sink" : letter.sink());
        details.put("step", letter.step());
        details.put("attempts", Integer.toString(letter.attempts()));
        details.put("failed first", letter.firstFailure().toString());
        details.put("given up", letter.lastFailure().toString());
        details.put("definition", letter.definitionHash().isEmpty() ? "(not known)" : letter.definitionHash());
        return details;
    }

    /** The error and its causes, outermost first, each with its class. */
    public List<String> errors() {
        return letter.errors();
    }

    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        letter.attributes().forEach((name, value) ->
                attributes.put(name, value instanceof byte[] bytes ? text(bytes) : String.valueOf(value)));
        return attributes;
    }

    public String encoding() {
        return letter.encoding();
    }

    /** The body: BSON as extended JSON, other bytes as text, and what is neither as base64. */
    public String body() {
        if (letter.body() == null) {
            return "(no body)";
        }
        if (letter.encoding().equals("bson")) {
            try {
                return new RawBsonDocument(letter.body()).toJson(RELAXED);
            } catch (BSONException | IllegalArgumentException | IndexOutOfBoundsException e) {
                return base64(letter.body()); // that it cannot be read may be why it is here
            }
        }
        return text(letter.body());
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean readable = text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
            return readable ? text : base64(bytes);
        } catch (CharacterCodingException e) {
            return base64(bytes);
        }
    }

    private static String base64(byte[] bytes) {
        return BASE64 + Base64.getEncoder().encodeToString(bytes);
    }
}
