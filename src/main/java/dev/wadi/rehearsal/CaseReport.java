package dev.wadi.rehearsal;

import dev.wadi.problem.Place;
import java.time.Duration;
import java.util.List;

/**
 * What became of one case.
 *
 * @param place where its name stands
 * @param differences what came otherwise than expected, a sentence each; none: it passed
 */
public record CaseReport(String name, Place place, List<String> differences, Duration duration) {

    public CaseReport {
        differences = List.copyOf(differences);
    }

    public boolean passed() {
        return differences.isEmpty();
    }
}
