package dev.wadi.definition;

import java.util.Locale;

/** Whether the position waits for a sink. */
public enum Confirmation implements Choice {
    /** An event counts as delivered only when this sink has it. */
    REQUIRED,
    /** The connector goes on without waiting for this sink. */
    BEST_EFFORT;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
