package dev.wadi.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void showsMediansOfEachSideAndTheMedianOfTheRatios() {
        Result result = new Result("drain", List.of("loop", "Wadi"), List.of(
                List.of(drain(10, 4), drain(20, 5), drain(5, 4)),
                List.of(drain(10, 8), drain(10, 5), drain(10, 8))));

        assertThat(Table.markdown(List.of(result)).lines().skip(2)).containsExactly(
                "| drain | loop | 100 | 0.4 | 250 | 300 | – | – |",
                "| drain | Wadi | 100 | 0.4 | 125 | 300 | – | – |",
                "| drain | **Wadi / loop** | **1.00** | **1.00** | **0.50** | **1.00** | – | – |");
    }

    @Test
    void showsWhatIsNotKnownAsADash() {
        Result result = new Result("drain", List.of("loop"), List.of(List.of(
                new Figures(0, 0, 0, 0, -1, Double.NaN, Double.NaN))));

        assertThat(Table.markdown(List.of(result)).lines().skip(2)).containsExactly("| drain | loop | – | – | – | – | – | – |");
    }

    private static Figures drain(double seconds, double cpuSeconds) {
        return new Figures(1000, 4_000_000, seconds, cpuSeconds, 300L << 20, Double.NaN, Double.NaN);
    }
}
