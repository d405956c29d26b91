package dev.wadi.rehearsal;

import dev.wadi.problem.Problems;
import java.nio.file.Path;
import java.util.List;

/**
 * What became of a test file.
 *
 * @param problems what is wrong with the file or with its definition; with an error there are no cases
 */
public record FileReport(Path file, Problems problems, List<CaseReport> cases) {

    public FileReport {
        cases = List.copyOf(cases);
    }

    public boolean passed() {
        return !problems.hasErrors() && cases.stream().allMatch(CaseReport::passed);
    }
}
