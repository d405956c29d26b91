package dev.wadi.camel.mongodb;

/** What to do when the server no longer has the changes that follow the saved position. */
public enum LostPositionPolicy {
    /** Stop, say what was lost, and leave the decision to a person. */
    fail,
    /** Say what was lost and go on with changes from now. */
    fromNow,
    /** Say what was lost and go on with changes from a given time. */
    fromTime
}
