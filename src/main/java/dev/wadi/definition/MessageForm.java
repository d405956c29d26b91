package dev.wadi.definition;

/** What a batch becomes where events are sent as messages. */
public enum MessageForm implements Choice {
    /** One message for each event. */
    EACH,
    /** One message that holds a JSON array of the events. */
    ARRAY,
    /** One message that holds mstream's batch frame. */
    FRAME
}
