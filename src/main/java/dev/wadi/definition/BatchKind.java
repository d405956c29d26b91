package dev.wadi.definition;

/** What completes a batch. */
public enum BatchKind implements Choice {
    COUNT
}
