package dev.wadi.definition;

/** Where to go on when the saved position is no longer in the server's log. */
public enum OnLostPosition implements Choice {
    /** The connector stops and says what was lost. */
    FAIL,
    FROM_NOW,
    FROM_TIME
}
