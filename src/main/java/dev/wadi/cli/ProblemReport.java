package dev.wadi.cli;

import dev.wadi.problem.Problems;
import java.io.PrintWriter;

/** Prints the problems of a definition as compilers do. */
final class ProblemReport {

    private ProblemReport() {}

    /** @return whether the definition can be used */
    static boolean print(Problems problems, PrintWriter err) {
        if (!problems.isEmpty()) {
            err.println(problems.describe());
            err.flush();
        }
        return !problems.hasErrors();
    }
}
