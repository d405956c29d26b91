package dev.wadi.engine;

import dev.wadi.camel.delivery.Fault;

/** A sink of a rehearsal does not take an event, because the rehearsal says so. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    Refusal(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
