package dev.wadi.schema.fill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import dev.wadi.camel.encoding.schema.SchemaException;
import dev.wadi.schema.NamePattern;
import java.util.List;
import java.util.random.RandomGenerator;

/** Numbers within the range of a schema, else within one that fits the field's name. */
final class NumberFill {

    private static final double USUAL_SPAN = 1000;
    private static final double LARGEST_EXACT = 1L << 53;

    private record Range(NamePattern names, double least, double greatest) {}

    private static final List<Range> INTEGERS = List.of(
            new Range(NamePattern.containing("credits"), 0, 180),
            new Range(NamePattern.containing("study_year", "year_of_study"), 1, 8),
            new Range(NamePattern.containing("year"), 2020, 2025),
            new Range(NamePattern.containing("salary"), 30_000, 200_000),
            new Range(NamePattern.word("age"), 18, 80),
            new Range(NamePattern.containing("count", "total").butNot(NamePattern.containing("country")), 0, 100),
            new Range(NamePattern.containing("h_index"), 0, 100));
    private static final List<Range> NUMBERS = List.of(
            new Range(NamePattern.word("lat", "latitude"), -90, 90),
            new Range(NamePattern.word("lng", "lon", "longitude"), -180, 180),
            new Range(NamePattern.word("gpa"), 0, 4),
            new Range(NamePattern.containing("percent", "ratio"), 0, 100),
            new Range(NamePattern.containing("price", "cost"), 1, 1000),
            new Range(NamePattern.containing("salary"), 30_000, 200_000),
            new Range(NamePattern.containing("h_index"), 0, 100));
    private static final Range ANY = new Range(name -> true, 1, USUAL_SPAN);

    private final RandomGenerator random;

    NumberFill(RandomGenerator random) {
        this.random = random;
    }

    NumericNode integer(JsonNode schema, String field) {
        Range range = range(schema, field, INTEGERS);
        long least = (long) Math.ceil(Math.max(range.least(), -LARGEST_EXACT));
        long greatest = (long) Math.floor(Math.min(range.greatest(), LARGEST_EXACT));
        if (least > greatest) {
            throw new SchemaException("the schema of " + named(field) + " has no whole number between its minimum and its maximum");
        }
        long value = random.nextLong(least, greatest + 1);
        return value == (int) value ? JsonNodeFactory.instance.numberNode((int) value) : JsonNodeFactory.instance.numberNode(value);
    }

    /** With two decimals, unless the range is too narrow for that. */
    NumericNode number(JsonNode schema, String field) {
        Range range = range(schema, field, NUMBERS);
        double value = range.least() + random.nextDouble() * (range.greatest() - range.least());
        double rounded = Math.round(value * 100) / 100.0;
        return DoubleNode.valueOf(rounded < range.least() || rounded > range.greatest() ? value : rounded);
    }

    private static Range range(JsonNode schema, String field, List<Range> byName) {
        JsonNode minimum = schema.path("minimum");
        JsonNode maximum = schema.path("maximum");
        if (!minimum.isNumber() && !maximum.isNumber()) {
            return byName.stream().filter(range -> range.names().matches(field)).findFirst().orElse(ANY);
        }
        double least = minimum.isNumber() ? minimum.doubleValue() : maximum.doubleValue() - USUAL_SPAN;
        double greatest = maximum.isNumber() ? maximum.doubleValue() : least + USUAL_SPAN;
        if (least > greatest) {
            throw new SchemaException(
                    "the schema of " + named(field) + " has the minimum " + minimum + " above its maximum " + maximum);
        }
        return new Range(ANY.names(), least, greatest);
    }

    private static String named(String field) {
        return field.isEmpty() ? "the document" : "the field " + field;
    }
}
