package dev.wadi.definition;

import java.util.Locale;

/** What becomes of an event that cannot be delivered, when trying again does not help. */
public enum FailureAction implements Choice {
    /** The connector stops at the event and begins with it at its next start. */
    STOP,
    /** The event goes to the dead letters. */
    DEAD_LETTER,
    /** The event is logged, counted, and given up. */
    SKIP;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
