package dev.wadi.problem;

import java.util.Locale;

/** Whether a problem forbids to compile and run, or is only said. */
public enum Severity {
    ERROR,
    WARNING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
