package dev.wadi.camel.kafka;

/** What to do when the record to go on from is no longer in the topic. */
public enum LostPositionPolicy {
    /** Stop, say what is missing, and leave the decision to a person. */
    fail,
    /** Say what is missing and go on from the oldest record that is left. */
    fromOldest,
    /** Say what is missing and go on with records written from now on. */
    fromNow
}
