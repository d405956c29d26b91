package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/**
 * A test of a script.
 *
 * @param input the payload
 * @param expected the result when the case was made, for people; it is not compared
 * @param assertions what must hold of the result; none when left out
 * @param strictMode whether a value that no assertion looks at is a failure; null: as the request says for all cases
 * @param durationMillis how long the script ran when the case was made; null in a request
 */
@JsonInclude(Include.NON_NULL)
public record ScriptCase(
        @JsonProperty("name") String name,
        @JsonProperty("input") JsonNode input,
        @JsonProperty("expected") JsonNode expected,
        @JsonProperty("assertions") List<Assertion> assertions,
        @JsonProperty("strict_mode") Boolean strictMode,
        @JsonProperty("duration_ms") Long durationMillis) {

    public ScriptCase {
        input = input == null ? NullNode.getInstance() : input;
        assertions = assertions == null ? List.of() : List.copyOf(assertions);
    }
}
