package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A script and what it is run on.
 *
 * @param payload JSON text; an array is one value
 * @param attributes of the event; none when left out
 * @param schema what the result is converted to; left out, it stays JSON
 */
public record RunRequest(
        @JsonProperty("script") String script,
        @JsonProperty("payload") String payload,
        @JsonProperty("attributes") Map<String, String> attributes,
        @JsonProperty("schema") Schema schema) {

    public RunRequest {
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    /**
     * A schema for the result.
     *
     * @param encoding {@code avro} or {@code json}: an Avro schema, or a JSON Schema
     * @param body the schema: its text, or the same as JSON
     */
    public record Schema(@JsonProperty("schema_encoding") String encoding, @JsonProperty("body") JsonNode body) {}
}
