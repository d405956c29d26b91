package dev.wadi.definition;

/** What a script's result of {@code ()} means. */
public enum OnUnit implements Choice {
    NULL,
    DROP
}
