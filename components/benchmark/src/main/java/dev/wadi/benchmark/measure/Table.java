package dev.wadi.benchmark.measure;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Figures as text: a line for a run, a Markdown table for all results. */
public final class Table {

    private static final String HEAD = """
            | transfer | side | events/s | MB/s | events per CPU second | peak memory MiB | p50 ms | p99 ms |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """;
    private static final List<Column> COLUMNS = List.of(
            new Column("%,.0f", Figures::eventsPerSecond),
            new Column("%.1f", Figures::megabytesPerSecond),
            new Column("%,.0f", Figures::eventsPerCpuSecond),
            new Column("%.0f", figures -> figures.peakBytes() < 0 ? Double.NaN : figures.peakBytes() / 1048576.0),
            new Column("%.1f", Figures::p50Millis),
            new Column("%.1f", Figures::p99Millis));

    private Table() {}

    private record Column(String format, ToDoubleFunction<Figures> figure) {

        String text(double value) {
            return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
        }
    }

    /** One run. */
    static String line(Figures figures) {
        String delay = Double.isNaN(figures.p50Millis()) ? ""
                : String.format(Locale.ROOT, ", p50 %.1f ms, p99 %.1f ms", figures.p50Millis(), figures.p99Millis());
        return String.format(Locale.ROOT, "%,d events in %.2f s and %.2f CPU s: %,.0f/s, %,.0f per CPU second%s",
                figures.events(), figures.seconds(), figures.cpuSeconds(), figures.eventsPerSecond(),
                figures.eventsPerCpuSecond(), delay);
    }

    /** Medians of all rounds and, behind each side but the first, its ratios to the first. */
    public static String markdown(List<Result> results) {
        StringBuilder text = new StringBuilder(HEAD);
        for (Result result : results) {
            for (int side = 0; side < result.sides().size(); side++) {
                row(text, result, side);
                if (side > 0) {
                    ratios(text, result, side);
                }
            }
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Result result, int side) {
        text.append("| ").append(result.title()).append(" | ").append(result.sides().get(side));
        for (Column column : COLUMNS) {
            text.append(" | ").append(column.text(result.median(side, column.figure())));
        }
        text.append(" |\n");
    }

    private static void ratios(StringBuilder text, Result result, int side) {
        text.append("| ").append(result.title()).append(" | **").append(result.sides().get(side)).append(" / ")
                .append(result.sides().get(0)).append("**");
        for (Column column : COLUMNS) {
            double ratio = result.medianRatio(side, column.figure());
            text.append(" | ").append(Double.isFinite(ratio) ? String.format(Locale.ROOT, "**%.2f**", ratio) : "–");
        }
        text.append(" |\n");
    }
}
