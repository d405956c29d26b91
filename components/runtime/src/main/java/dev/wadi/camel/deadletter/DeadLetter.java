package dev.wadi.camel.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event that could not be delivered, with all that is needed to understand the failure and to deliver it later.
 *
 * @param id the same whenever the same event fails for the same sink, so that a repeat after a crash replaces and does not add
 * @param connector name of the connector
 * @param definitionHash SHA-256 of the connector's definition when the event failed, in hex; empty when unknown
 * @param eventId identity of the event in its source: resume token, or topic-partition-offset
 * @param position where the source goes on behind the event, as JSON text
 * @param encoding encoding of the body as the source delivered it: {@code bson}, {@code json}, {@code avro}
 * @param body the event as the source delivered it; null for a delete or a tombstone
 * @param key what order is kept for, as bytes; null when the event has none
 * @param attributes as the source set them: {@code byte[]} or text
 * @param sink id of the one sink that does not have the event; null: it failed before the sinks, so none has it
 * @param step what was tried, in words: {@code convert bson to json}
 * @param errors the error and its causes, outermost first, each with its class
 * @param attempts how often it was tried
 * @param firstFailure when it failed first
 * @param lastFailure when it was given up; letters of one batch are nanoseconds apart, so that they sort in the batch's order
 * @param eventTime when the source saw the event; null when it does not say
 */
public record DeadLetter(String id, String connector, String definitionHash, String eventId, String position, String encoding,
        byte[] body, byte[] key, Map<String, Object> attributes, String sink, String step, List<String> errors, int attempts,
        Instant firstFailure, Instant lastFailure, Instant eventTime) {

    /** The same letter with another body. */
    DeadLetter withBody(byte[] newBody) {
        return new DeadLetter(id, connector, definitionHash, eventId, position, encoding, newBody, key, attributes, sink, step,
                errors, attempts, firstFailure, lastFailure, eventTime);
    }
}
