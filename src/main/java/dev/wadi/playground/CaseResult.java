package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What became of one case.
 *
 * @param actual the script's result; null when it failed
 * @param error why the script failed, else null
 * @param failures the assertions that do not hold; null when all do
 */
@JsonInclude(Include.NON_NULL)
public record CaseResult(
        @JsonProperty("name") String name,
        @JsonProperty("passed") boolean passed,
        @JsonProperty("actual") JsonNode actual,
        @JsonProperty("error") String error,
        @JsonProperty("failures") List<AssertionFailure> failures,
        @JsonProperty("duration_ms") long durationMillis) {}
