package dev.wadi.control;

import java.time.Instant;

/** Which position to go back to. */
public sealed interface RewindTarget {

    /**
     * So many saves back.
     *
     * @param steps 1 is the position saved before the newest
     */
    record Steps(int steps) implements RewindTarget {
        public Steps {
            if (steps < 1) {
                throw new IllegalArgumentException("steps back must be 1 or more, found " + steps);
            }
        }
    }

    /** The newest position that was saved at that time or before. */
    record SavedUntil(Instant time) implements RewindTarget {}

    /**
     * A position the history need not have.
     *
     * @param json as {@code positions show} prints it: a resume token, or topic, partition and offset
     */
    record Given(String json) implements RewindTarget {}
}
