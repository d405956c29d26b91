package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Cases that are kept together with what they test. Dates are RFC 3339 texts, as they are stored.
 *
 * @param description null when there is none
 * @param context what the cases test
 * @param sourceRef where the script is kept; null when it is nowhere else
 * @param inputSchema JSON Schema of inputs; null when there is none
 */
@JsonInclude(Include.NON_NULL)
public record TestSuite(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("description") String description,
        @JsonProperty("context") Context context,
        @JsonProperty("source_ref") SourceReference sourceRef,
        @JsonProperty("input_schema") JsonNode inputSchema,
        @JsonProperty("cases") List<ScriptCase> cases,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt) {

    public TestSuite {
        cases = cases == null ? List.of() : List.copyOf(cases);
    }

    /** What cases test. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({@JsonSubTypes.Type(value = Rhai.class, name = "rhai"), @JsonSubTypes.Type(value = Http.class, name = "http")})
    public sealed interface Context {}

    /** A script. */
    public record Rhai(@JsonProperty("script") String script) implements Context {}

    /** An HTTP server's answers. */
    public record Http(@JsonProperty("endpoint") String endpoint) implements Context {}

    /** A resource of a service. */
    public record SourceReference(
            @JsonProperty("service_name") String serviceName, @JsonProperty("resource") String resource) {}

    /** A suite in a list. */
    @JsonInclude(Include.NON_NULL)
    public record Summary(
            @JsonProperty("id") String id,
            @JsonProperty("name") String name,
            @JsonProperty("description") String description,
            @JsonProperty("case_count") int caseCount) {}

    public Summary summary() {
        return new Summary(id, name, description, cases.size());
    }
}
