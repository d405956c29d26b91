package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Choice;

/** How much of a value must be written down. */
public enum MatchKind implements Choice {
    EXACT,
    SUBSET
}
