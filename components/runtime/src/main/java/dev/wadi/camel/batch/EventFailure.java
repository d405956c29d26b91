package dev.wadi.camel.batch;

/**
 * One event that a step could not process.
 *
 * @param index place of the event in its batch, from 0
 * @param origin where the event came from, or null when unknown
 * @param step what was tried, in words: {@code convert bson to json}
 * @param cause why it failed
 */
public record EventFailure(int index, EventOrigin origin, String step, Throwable cause) {

    /** One sentence with step, event and position, for a person. */
    public String describe() {
        String event = origin == null ? "event " + index + " of its batch" : "event " + origin.id();
        String position = origin == null ? "" : " at position " + origin.position();
        return "could not " + step + ": " + cause.getMessage() + " (" + event + position + ")";
    }
}
