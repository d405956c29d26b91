package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Choice;

/** Kinds of faults, as delivery sorts them. */
public enum FaultKind implements Choice {
    PASSING,
    LASTING,
    UNKNOWN,
    SINK
}
