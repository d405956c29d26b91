package dev.wadi.camel.delivery;

/**
 * What kind of failure a sink or a service met, which decides whether trying again makes sense and whose fault it is.
 *
 * <p>The cost of a mistake: a wrong {@link #EVENT} gives up an event that would have been delivered a moment later; a wrong
 * {@link #PASSING} blocks the connector behind an event that can never be delivered. What is not known is therefore
 * {@link #UNKNOWN} and tried a limited number of times.
 */
public enum Fault {
    /** Network, election, overload, time-out: goes away by itself. */
    PASSING,
    /** This event can never be delivered as it is: too large, not valid, refused by a rule of the sink. */
    EVENT,
    /** No event can be delivered until a person has changed something: rights, credentials, a second copy that took over. */
    SINK,
    /** Not known. */
    UNKNOWN
}
