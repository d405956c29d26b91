package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An assertion that does not hold.
 *
 * @param actual what is there; null when nothing is
 * @param message one sentence for a person
 */
public record AssertionFailure(
        @JsonProperty("path") String path,
        @JsonProperty("assert_type") AssertType type,
        @JsonProperty("expected") JsonNode expected,
        @JsonProperty("actual") JsonNode actual,
        @JsonProperty("message") String message) {}
