package dev.wadi.definition;

import dev.wadi.problem.Place;

/**
 * A text of the definition: literal, or a reference to an environment variable that is resolved when a connector starts.
 *
 * <p>{@code toString} never shows the value, so that a secret cannot reach a log by way of a record.
 *
 * @param value the text, or the name of the variable
 * @param fromEnvironment whether {@code value} names a variable
 * @param place where the value stands; for a default, the table it is missing from
 */
public record Text(String value, boolean fromEnvironment, Place place) {

    /** What a reference begins with in a definition. */
    public static final String ENVIRONMENT_PREFIX = "env:";

    @Override
    public String toString() {
        return fromEnvironment ? ENVIRONMENT_PREFIX + value : "(text at " + place + ")";
    }
}
