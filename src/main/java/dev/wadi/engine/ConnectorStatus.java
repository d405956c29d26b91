package dev.wadi.engine;

import java.util.Objects;

/**
 * The state of a connector at one moment.
 *
 * @param connector name in the definition, id of the route
 * @param state where it is in its life
 * @param detail what it waits for, what it is doing besides running, or why it failed; empty when there is nothing to say;
 *     one line for a person, without secrets
 */
public record ConnectorStatus(String connector, ConnectorState state, String detail) {

    public ConnectorStatus {
        Objects.requireNonNull(connector, "connector");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }

    /** State and detail as they are shown: {@code waiting for mongo-local (orders.toml:3): connection refused}. */
    public String describe() {
        if (detail.isEmpty()) {
            return state.word();
        }
        return switch (state) {
            case WAITING -> "waiting for " + detail;
            case RETRYING, RESTARTING -> detail;
            case RUNNING -> "running, " + detail;
            default -> state.word() + ": " + detail;
        };
    }
}
