package dev.wadi.camel.delivery;

import org.apache.camel.Processor;
import org.apache.camel.Route;

/**
 * Delivers what comes to the one sink inside it: tries again what failed in passing, finds the event that is to blame, and reports
 * it to the batch's settlement. As a Camel policy it stands around the sink's last steps in the route:
 *
 * <pre>{@code
 * - policy:
 *     ref: users-sync-delivery-1
 *     steps:
 *       - process: { ref: kafka-records }
 *       - to: { uri: "kafka:users" }
 * }</pre>
 *
 * <p>Camel's own redelivery repeats a whole exchange, which here is a batch of thousands; this repeats only the events that the
 * sink does not have, and the later ones of their keys. The steps inside are run for every attempt and must not mind that.
 *
 * <p>Shape: a batch under a settlement, or one event; both leave as they came, without what was set aside here left out: the next sink
 * gets the same events. Errors: of a batch none but an {@link InterruptedException} when the route stops meanwhile; of a single event the
 * last error, when it is not tried again.
 *
 * <p>Lifecycle and threads: one bean for each sink, safe for several batches at once; waits on the thread that brings the batch.
 */
public final class SinkPolicy extends RetryingPolicy {

    private String sink;

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new SinkProcessor(route, steps, sink, getDescription(), retry());
    }

    /** Id of the sink's step, by which dead letters name it. */
    public void setSink(String sink) {
        this.sink = sink;
    }

    public String getSink() {
        return sink;
    }
}
