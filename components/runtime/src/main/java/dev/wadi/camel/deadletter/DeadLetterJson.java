package dev.wadi.camel.deadletter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Dead letters as JSON text, the same in every store and in an export: one object on one line.
 *
 * <p>Bytes are base64; an attribute is a text, or {@code {"base64": "..."}}, or null. Times have nine digits behind the second, so
 * that they sort as text. Errors: {@link DeadLetterException} for what {@link #text} did not write, naming the place that the
 * caller gives. Threads: safe. Source: {@code dead-letters.md} describes every field.
 */
public final class DeadLetterJson {

    /** Sorts as text in the order of time. */
    public static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private static final String FORMAT = "wadi-dead-letter";
    private static final int VERSION = 1;
    private static final String BASE64 = "base64";
    /** A document of MongoDB may have 16 MiB, which is more base64 than the parser takes by itself. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private DeadLetterJson() {}

    /** The letter on one line, without a line end. */
    public static String text(DeadLetter letter) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(letter, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a letter cannot be written to memory", e);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param place where the text was found, for the message: a file, or topic, partition and offset
     */
    public static DeadLetter read(String text, String place) {
        try {
            JsonNode json = JSON.readTree(text);
            if (!FORMAT.equals(json.path("format").asText())) {
                throw new DeadLetterException(place + " is no dead letter of Wadi");
            }
            if (json.path("version").asInt() != VERSION) {
                throw new DeadLetterException(place + " is a dead letter of format version " + json.path("version")
                        + ", this Wadi reads version " + VERSION + "; use the Wadi that wrote it, or a newer one");
            }
            return letter(json);
        } catch (IOException | DateTimeParseException e) {
            throw new DeadLetterException(place + " is a dead letter that cannot be read, it was cut off or changed: "
                    + e.getMessage().lines().findFirst().orElse(""), e);
        }
    }

    private static void write(DeadLetter letter, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        json.writeNumberField("version", VERSION);
        json.writeStringField("id", letter.id());
        json.writeStringField("connector", letter.connector());
        json.writeStringField("definitionHash", letter.definitionHash());
        json.writeStringField("event", letter.eventId());
        json.writeStringField("position", letter.position());
        json.writeStringField("encoding", letter.encoding());
        writeBytes(json, "key", letter.key());
        json.writeObjectFieldStart("attributes");
        for (Map.Entry<String, Object> attribute : letter.attributes().entrySet()) {
            writeAttribute(json, attribute.getKey(), attribute.getValue());
        }
        json.writeEndObject();
        json.writeStringField("sink", letter.sink());
        json.writeStringField("step", letter.step());
        json.writeArrayFieldStart("errors");
        for (String error : letter.errors()) {
            json.writeString(error);
        }
        json.writeEndArray();
        json.writeNumberField("attempts", letter.attempts());
        json.writeStringField("firstFailure", TIME.format(letter.firstFailure()));
        json.writeStringField("lastFailure", TIME.format(letter.lastFailure()));
        json.writeStringField("eventTime", letter.eventTime() == null ? null : TIME.format(letter.eventTime()));
        writeBytes(json, "body", letter.body());
        json.writeEndObject();
    }

    private static void writeAttribute(JsonGenerator json, String name, Object value) throws IOException {
        if (value instanceof byte[] bytes) {
            json.writeObjectFieldStart(name);
            json.writeBinaryField(BASE64, bytes);
            json.writeEndObject();
        } else {
            json.writeStringField(name, value == null ? null : value.toString());
        }
    }

    private static void writeBytes(JsonGenerator json, String name, byte[] bytes) throws IOException {
        if (bytes == null) {
            json.writeNullField(name);
        } else {
            json.writeBinaryField(name, bytes);
        }
    }

    private static DeadLetter letter(JsonNode json) throws IOException {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> attribute : needed(json, "attributes").properties()) {
            JsonNode value = attribute.getValue();
            attributes.put(attribute.getKey(), value.isObject() ? bytes(value, BASE64) : value.textValue());
        }
        List<String> errors = new ArrayList<>();
        needed(json, "errors").forEach(error -> errors.add(error.asText()));
        JsonNode eventTime = json.path("eventTime");
        return new DeadLetter(text(json, "id"), text(json, "connector"), text(json, "definitionHash"), text(json, "event"),
                text(json, "position"), text(json, "encoding"), bytes(json, "body"), bytes(json, "key"), attributes,
                needed(json, "sink").textValue(), text(json, "step"), errors, needed(json, "attempts").asInt(),
                Instant.parse(text(json, "firstFailure")), Instant.parse(text(json, "lastFailure")),
                eventTime.isTextual() ? Instant.parse(eventTime.textValue()) : null);
    }

    private static String text(JsonNode json, String field) throws IOException {
        JsonNode value = needed(json, field);
        if (!value.isTextual()) {
            throw new IOException("the field '" + field + "' is no text");
        }
        return value.textValue();
    }

    private static byte[] bytes(JsonNode json, String field) throws IOException {
        JsonNode value = needed(json, field);
        return value.isNull() ? null : value.binaryValue();
    }

    private static JsonNode needed(JsonNode json, String field) throws IOException {
        JsonNode value = json.get(field);
        if (value == null) {
            throw new IOException("the field '" + field + "' is missing");
        }
        return value;
    }
}
