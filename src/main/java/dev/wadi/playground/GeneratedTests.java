package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Cases made of a sample, and the JSON Schema that the sample suggests. */
public record GeneratedTests(
        @JsonProperty("input_schema") JsonNode inputSchema, @JsonProperty("cases") List<ScriptCase> cases) {}
