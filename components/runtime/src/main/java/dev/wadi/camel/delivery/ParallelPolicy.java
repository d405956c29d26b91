package dev.wadi.camel.delivery;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Hands each event of a batch to the steps inside by itself, several at once, for endpoints that take one message at a time. As a
 * Camel policy it stands around those steps, within a {@link SinkPolicy} that repeats what has failed:
 *
 * <pre>{@code
 * - policy:
 *     ref: users-sync-in-flight-1
 *     steps:
 *       - process: { ref: users-sync-request-1 }
 *       - to: { uri: "http://shop.example/users" }
 * }</pre>
 *
 * <p>Events of one order key go one after another, in the order of the batch; behind a failure the later ones of the key are not
 * attempted ({@link NotAttemptedException}), so no later event overtakes an earlier one (invariant 4). Events of different keys go
 * at once, as many as {@code maxInFlight} says, and the next batch does not begin before each event of this one has its answer. Once the
 * sink refuses whoever asks ({@link Fault#SINK}), or asks for a pause itself, none is attempted any more: that would cost attempts, and
 * perhaps an account that is locked after so many wrong passwords.
 *
 * <p>Shape: a batch under a settlement, whose events stay as they are; each goes through the steps as a copy, in a unit of work of
 * its own. A single event goes through the steps as by any Camel step. Errors: of a batch, each failed event has its exception and
 * the exchange has one of them; an {@link InterruptedException} when the route stops or the thread is interrupted meanwhile, and then
 * nothing is known about the events.
 *
 * <p>Lifecycle and threads: one bean for each use; the threads are Camel's, made and ended with the route. Steps inside run on them,
 * for several events at once.
 */
public final class ParallelPolicy implements Policy {

    /** How many events are in the steps at once unless told otherwise. */
    public static final int USUAL_IN_FLIGHT = 8;
    /** As many as there may be: each has a thread. */
    public static final int MOST_IN_FLIGHT = 256;

    private int maxInFlight = USUAL_IN_FLIGHT;

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to change in the steps inside
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new ParallelProcessor(route, steps, maxInFlight);
    }

    /** How many events are in the steps at once, {@value #USUAL_IN_FLIGHT} by default and {@value #MOST_IN_FLIGHT} at most. */
    public void setMaxInFlight(int maxInFlight) {
        if (maxInFlight < 1 || maxInFlight > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException("maxInFlight must be from 1 to " + MOST_IN_FLIGHT + ", found " + maxInFlight);
        }
        this.maxInFlight = maxInFlight;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }
}
