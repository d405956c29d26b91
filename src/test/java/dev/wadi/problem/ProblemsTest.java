package dev.wadi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {

    private static Problem unknownOption(int line) {
        return Problem.of(ProblemCode.UNKNOWN_OPTION, new Place("orders.toml", line, 5), "sink has no option 'compresion'");
    }

    @Test
    void printsAsCompilersDo() {
        Problem problem = unknownOption(12).allowing(List.of("brokers", "compression")).suggesting("compression");

        assertThat(problem.describe()).isEqualTo("""
                orders.toml:12:5: error: sink has no option 'compresion' [unknown-option]
                  allowed: brokers, compression
                  did you mean 'compression'?""");
    }

    @Test
    void ordersByPlaceAndCountsTheSameProblemOnce() {
        Problems problems = new Problems();
        problems.add(unknownOption(20));
        problems.add(Problem.of(ProblemCode.LITERAL_SECRET, new Place("orders.toml", 13, 1), "a secret"));
        problems.add(unknownOption(3));
        problems.add(unknownOption(20));

        assertThat(problems.all()).extracting(problem -> problem.place().line()).containsExactly(3, 13, 20);
        assertThat(problems.errors()).hasSize(2);
        assertThat(problems.warnings()).hasSize(1);
        assertThat(problems.summary()).isEqualTo("2 errors, 1 warning");
    }

    @Test
    void warningsAreNoErrors() {
        Problems problems = new Problems();
        problems.add(Problem.of(ProblemCode.OPTION_IGNORED, Place.startOf("orders.toml"), "ignored"));

        assertThat(problems.hasErrors()).isFalse();
        assertThat(problems.describe()).isEqualTo("orders.toml:1:1: warning: ignored [option-ignored]");
    }
}
