package dev.wadi.definition;

import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;
import java.util.Map;

/**
 * Where a table of the definition was written, and where in it each option stands.
 *
 * @param path the table in the model: {@code connectors[0].sinks[1]}
 * @param label the same in words a person knows: {@code users-sync.sinks[1]}
 * @param place where the table begins
 * @param keys place of each key that was written, by option key
 * @param values place of each value that was written, by option key
 */
public record Origin(String path, String label, Place place, Map<String, Place> keys, Map<String, Place> values) {

    public Origin {
        keys = Map.copyOf(keys);
        values = Map.copyOf(values);
    }

    /** Whether the option was written; if not, its default holds. */
    public boolean has(String option) {
        return keys.containsKey(option);
    }

    /** Where the option's key stands, or the table if it was not written. */
    public Place keyOf(String option) {
        return keys.getOrDefault(option, place);
    }

    /** Where the option's value stands, or the table if it was not written. */
    public Place valueOf(String option) {
        return values.getOrDefault(option, place);
    }

    /** The option in the model: {@code connectors[0].sinks[1].resource}. */
    public String pathOf(String option) {
        return path.isEmpty() ? option : path + "." + option;
    }

    /** The option in words a person knows: {@code users-sync.sinks[1].resource}. */
    public String labelOf(String option) {
        return label.isEmpty() ? option : label + "." + option;
    }

    /** Begins a problem of an option's value; its sentence starts with the option's label. */
    public Problem problem(ProblemCode code, String option, String predicate) {
        return Problem.of(code, valueOf(option), labelOf(option) + " " + predicate).at(pathOf(option));
    }

    /** Begins a problem of the table as a whole; its sentence starts with the table's label. */
    public Problem problem(ProblemCode code, String predicate) {
        return Problem.of(code, place, label + " " + predicate).at(path);
    }
}
