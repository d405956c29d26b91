package dev.wadi.definition.reader;

import dev.wadi.problem.Place;

/** Ends the reading of one TOML expression; the reader reports it and goes on with the next. */
final class TomlSyntaxException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    TomlSyntaxException(Place place, String message) {
        super(message);
        this.place = place;
    }

    Place place() {
        return place;
    }
}
