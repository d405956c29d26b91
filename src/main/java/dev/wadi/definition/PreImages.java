package dev.wadi.definition;

/** Whether a delete carries the document as it was before. */
public enum PreImages implements Choice {
    OFF,
    WHEN_AVAILABLE,
    /** A change without pre-image is an error. */
    REQUIRED
}
