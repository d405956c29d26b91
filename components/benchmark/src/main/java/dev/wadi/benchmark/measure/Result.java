package dev.wadi.benchmark.measure;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the rounds of one contest came to.
 *
 * @param sides titles of the sides; the first is the yardstick
 * @param figures for each side its rounds
 */
public record Result(String title, List<String> sides, List<List<Figures>> figures) {

    /** The middle round of a side. */
    double median(int side, ToDoubleFunction<Figures> figure) {
        return median(figures.get(side).stream().mapToDouble(figure).boxed().toList());
    }

    /** The middle of the rounds' ratios to the yardstick: rounds are neighbours in time, so their noise is mostly shared. */
    double medianRatio(int side, ToDoubleFunction<Figures> figure) {
        List<Figures> own = figures.get(side);
        List<Figures> yardstick = figures.get(0);
        return median(IntStream.range(0, own.size())
                .mapToObj(round -> figure.applyAsDouble(own.get(round)) / figure.applyAsDouble(yardstick.get(round)))
                .toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
