package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What is wrong with a script before it runs. */
public record Validation(@JsonProperty("valid") boolean valid, @JsonProperty("diagnostics") List<Diagnostic> diagnostics) {

    public Validation {
        diagnostics = List.copyOf(diagnostics);
    }
}
