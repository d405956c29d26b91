package dev.wadi.camel.batch;

import java.time.Instant;

/**
 * One event that could not be processed or delivered.
 *
 * @param index place of the event in the list that the step saw, from 0
 * @param origin where the event came from, or null when unknown
 * @param step what was tried, in words: {@code convert bson to json}
 * @param sink id of the sink that does not have the event, or null when it failed before the sinks
 * @param attempts how often it was tried
 * @param since when it failed first
 * @param cause why it failed, the last time
 */
public record EventFailure(int index, EventOrigin origin, String step, String sink, int attempts, Instant since, Throwable cause) {

    /** A failure at the first attempt, before any sink. */
    public EventFailure(int index, EventOrigin origin, String step, Throwable cause) {
        this(index, origin, step, null, 1, Instant.now(), cause);
    }

    /** One sentence with step, event and position, for a person. */
    public String describe() {
        String event = origin == null ? "event " + index + " of its batch" : "event " + origin.id();
        String position = origin == null ? "" : " at position " + origin.position();
        String tried = attempts == 1 ? "" : " in " + attempts + " attempts";
        return "could not " + step + tried + ": " + cause.getMessage() + " (" + event + position + ")";
    }
}
