package dev.wadi.definition.reader;

import dev.wadi.problem.Place;
import dev.wadi.problem.Problem;
import dev.wadi.problem.ProblemCode;

/**
 * A place in the model while it is being read.
 *
 * @param path {@code connectors[0].sinks[1]}
 * @param label {@code users-sync.sinks[1]}
 */
record Location(String path, String label) {

    static final Location ROOT = new Location("", "");

    Location child(String key) {
        return new Location(path.isEmpty() ? key : path + "." + key, label.isEmpty() ? key : label + "." + key);
    }

    Location item(int index) {
        return new Location(path + "[" + index + "]", label + "[" + index + "]");
    }

    /** The same place under the name that a person gave to it. */
    Location named(String name) {
        return new Location(path, name);
    }

    /** Begins a problem whose sentence starts with this location's label. */
    Problem problem(ProblemCode code, Place place, String predicate) {
        String subject = label.isEmpty() ? "the file" : label;
        return Problem.of(code, place, subject + " " + predicate).at(path.isEmpty() ? null : path);
    }
}
