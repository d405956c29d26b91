package dev.wadi.rehearsal;

import dev.wadi.definition.rehearsal.RehearsalCase;
import dev.wadi.problem.Problems;
import dev.wadi.rehearsal.SourceEvents.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs test files.
 *
 * <p>Errors: what is wrong with a file or its definition is among the problems of its report, all at once; then none of its cases
 * runs. Lifecycle and threads: one call at a time; cases run one after another.
 */
public final class Rehearsals {

    private Rehearsals() {}

    /** @param listener told each case's report as soon as it is there */
    public static FileReport run(Path file, Consumer<CaseReport> listener) throws InterruptedException {
        Problems problems = new Problems();
        Optional<RehearsalPlan> plan = RehearsalPlanner.plan(file, problems);
        List<CaseReport> reports = new ArrayList<>();
        if (plan.isPresent()) {
            for (RehearsalCase one : plan.get().tests().cases()) {
                try {
                    CaseReport report = new CaseRun(plan.get(), one).run();
                    reports.add(report);
                    listener.accept(report);
                } catch (InputException e) {
                    problems.add(e.problem());
                }
            }
        }
        return new FileReport(file, problems, reports);
    }
}
