package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Choice;

/** What a sink does to a collection. */
public enum WriteOperation implements Choice {
    INSERT,
    REPLACE,
    DELETE
}
