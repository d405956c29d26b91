package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What became of a payload.
 *
 * @param document the new payload; Avro is decoded
 * @param encoding {@code json} or {@code avro}: what the event would be
 */
public record RunResult(
        @JsonProperty("document") JsonNode document,
        @JsonProperty("encoding") String encoding,
        @JsonProperty("attributes") Map<String, String> attributes) {}
