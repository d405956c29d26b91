package dev.wadi.camel.headers;

/**
 * Tells headers that steer a Camel endpoint (a file name, another topic, an operation) from data.
 *
 * <p>A message's header map ignores letter case, by the same rule as {@link String#regionMatches(boolean, int, String, int,
 * int)}, which counts the Kelvin sign as a k. The test here is that very method, so no spelling is read as a steering header by
 * an endpoint and taken for data here.
 */
public final class SteeringHeaders {

    private static final String[] PREFIXES = {"camel", "kafka.", "org.apache.camel."};

    private SteeringHeaders() {}

    public static boolean contains(String name) {
        if (name.isEmpty() || !mayBegin(name.charAt(0))) {
            return false;
        }
        for (String prefix : PREFIXES) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    /** The same rule for the first letter alone, which settles it for nearly every name. */
    private static boolean mayBegin(char first) {
        return switch (first) {
            case 'c', 'C', 'k', 'K', 'o', 'O' -> true;
            default -> first > 127;
        };
    }
}
