package dev.wadi.camel.simulation;

/** The process has died; nothing that it had in memory is left. An error, so that no code under test can catch it. */
final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed(String where) {
        super(where, null, false, false);
    }
}
