package dev.wadi.testkit.fault;

import java.util.Random;

/**
 * Where the random choices of a test come from. The same seed makes the same choices (keys, moments counted in arrivals); it cannot
 * repeat how fast machine and servers were.
 *
 * @param test name of the test, for the line that is printed
 */
public record Seed(String test, long value) {
    private static final String PROPERTY = "delivery.seed";

    /** The value of {@code -Ddelivery.seed}, else a new one; printed with what sets it. */
    public static Seed of(String test) {
        Seed seed = new Seed(test, Long.getLong(PROPERTY, new Random().nextLong()));
        System.out.println(seed);
        return seed;
    }

    /** A new generator, always with the same numbers. */
    public Random random() {
        return new Random(value);
    }

    @Override
    public String toString() {
        return test + ": seed " + value + ", again with -D" + PROPERTY + "=" + value;
    }
}
