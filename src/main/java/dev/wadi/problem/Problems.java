package dev.wadi.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Collects every problem of a definition, so that all are reported together.
 *
 * <p>Lifecycle and threads: one for each reading of a definition, used by one thread. The same problem added twice counts once.
 */
public final class Problems {

    private static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::place).thenComparing(Problem::code).thenComparing(Problem::message);

    private final List<Problem> collected = new ArrayList<>();

    public void add(Problem problem) {
        if (!collected.contains(problem)) {
            collected.add(problem);
        }
    }

    /** Every problem, by place. */
    public List<Problem> all() {
        return collected.stream().sorted(BY_PLACE).toList();
    }

    public List<Problem> errors() {
        return ofSeverity(Severity.ERROR);
    }

    public List<Problem> warnings() {
        return ofSeverity(Severity.WARNING);
    }

    public boolean hasErrors() {
        return collected.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    public boolean isEmpty() {
        return collected.isEmpty();
    }

    /** All problems as text for a person, by place, one after another; empty text when there are none. */
    public String describe() {
        return all().stream().map(Problem::describe).collect(Collectors.joining("\n"));
    }

    /** The counts in words: {@code 3 errors, 1 warning}. */
    public String summary() {
        return count(errors().size(), "error") + ", " + count(warnings().size(), "warning");
    }

    private List<Problem> ofSeverity(Severity severity) {
        return all().stream().filter(problem -> problem.severity() == severity).toList();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
