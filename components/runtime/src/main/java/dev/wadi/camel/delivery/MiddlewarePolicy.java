package dev.wadi.camel.delivery;

import org.apache.camel.Processor;
import org.apache.camel.Route;

/**
 * Asks a server about each event and goes on with its answers: as {@link SinkPolicy}, but what the steps inside make of an event becomes
 * its body. As a Camel policy it stands around them in the middle of a route:
 *
 * <pre>{@code
 * - policy:
 *     ref: users-sync-middleware-1
 *     steps:
 *       - policy:
 *           ref: users-sync-middleware-in-flight-1
 *           steps:
 *             - process: { ref: users-sync-middleware-request-1 }
 *             - to: { uri: "http://shop.example/enrich" }
 *             - process: { ref: users-sync-middleware-answer-1 }
 * }</pre>
 *
 * <p>Around the last steps inside stands a {@link ParallelPolicy}, which hands the answers out. Where a step before it puts the events
 * of a batch into one, the answer must be a {@code List} of bodies: as many as events went in are theirs by place; another number
 * are new events, each with the attributes of the first and with an origin that names all ({@link dev.wadi.camel.batch.DerivedOrigin}).
 *
 * <p>Shape: a batch under a settlement, or one event. Behind it an event has another body; headers, origin and key stay. Events
 * without a body (deletes, tombstones) are not asked about and pass. A failed event is reported to the settlement as by any step: set
 * aside it is no longer there, and behind one that ends the batch nothing is. Errors: as of a sink's policy.
 *
 * <p>Lifecycle and threads: one bean for each middleware, safe for several batches at once; waits on the thread that brings the batch.
 */
public final class MiddlewarePolicy extends RetryingPolicy {

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new MiddlewareProcessor(route, steps, getDescription(), retry());
    }
}
