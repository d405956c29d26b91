package dev.wadi.definition.rehearsal;

import dev.wadi.definition.Choice;

/** What happens to documents. */
public enum ChangeOperation implements Choice {
    INSERT,
    UPDATE,
    REPLACE,
    DELETE
}
