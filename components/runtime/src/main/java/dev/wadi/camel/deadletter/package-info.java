/**
 * Events that could not be delivered: what is kept of them, and where. A dead letter is written before the position moves behind
 * its event, so an event is always in its sinks, in the dead letters, or still to be read.
 *
 * <p>{@link dev.wadi.camel.deadletter.DeadLetterStore} over files, MongoDB and Kafka; one text for all of them,
 * {@link dev.wadi.camel.deadletter.DeadLetterJson}. May import the batch package and, for files, state.
 */
package dev.wadi.camel.deadletter;
