/**
 * Events that could not be delivered: what is kept of them, and where. A dead letter is written before the position moves behind
 * its event, so an event is always in its sinks, in the dead letters, or still to be read. May import the batch package.
 */
package dev.wadi.camel.deadletter;
