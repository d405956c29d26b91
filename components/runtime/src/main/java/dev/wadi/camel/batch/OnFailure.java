package dev.wadi.camel.batch;

/** What becomes of an event that cannot be delivered, when trying again does not help. */
public enum OnFailure {
    /** The connector settles what is before the event, stops there, and begins with it at its next start. */
    stop,
    /** The event is written to the dead letters; once it is there, it counts as settled. */
    dead_letter,
    /** The event is logged, counted, and given up. */
    skip
}
