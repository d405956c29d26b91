package dev.wadi.engine;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.FaultClassifier;
import java.util.Optional;

/** Knows the faults that rehearsals inject, and no other error. */
public final class RefusalClassifier implements FaultClassifier {

    @Override
    public Optional<Fault> classify(Throwable error) {
        return error instanceof Refusal refusal ? Optional.of(refusal.fault()) : Optional.empty();
    }
}
