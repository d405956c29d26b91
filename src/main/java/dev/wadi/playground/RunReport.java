package dev.wadi.playground;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What became of all cases, in their order. */
public record RunReport(@JsonProperty("results") List<CaseResult> results, @JsonProperty("summary") Summary summary) {

    /** How many there were. */
    public record Summary(
            @JsonProperty("total") int total, @JsonProperty("passed") int passed, @JsonProperty("failed") int failed) {}

    static RunReport of(List<CaseResult> results) {
        int passed = (int) results.stream().filter(CaseResult::passed).count();
        return new RunReport(List.copyOf(results), new Summary(results.size(), passed, results.size() - passed));
    }
}
