package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A mistake in a script, for an editor. Lines and columns count from 1, columns in characters; the end is behind the last one.
 *
 * @param severity always {@code error}
 */
public record Diagnostic(
        @JsonProperty("line") int line,
        @JsonProperty("column") int column,
        @JsonProperty("end_line") int endLine,
        @JsonProperty("end_column") int endColumn,
        @JsonProperty("message") String message,
        @JsonProperty("severity") String severity) {}
