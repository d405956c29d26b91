package dev.wadi.definition;

import java.util.Locale;

/** What the job store and the file decide at start. */
public enum StartupState implements Choice {
    SEED_FROM_FILE,
    FORCE_FROM_FILE,
    KEEP;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
