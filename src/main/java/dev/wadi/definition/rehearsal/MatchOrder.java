package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Choice;

/** Whether order matters. */
public enum MatchOrder implements Choice {
    AS_WRITTEN,
    ANY
}
