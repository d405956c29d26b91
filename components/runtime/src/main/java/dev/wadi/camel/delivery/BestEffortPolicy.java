package dev.wadi.camel.delivery;

import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * Delivers what comes to the steps inside it without anybody waiting: as a Camel policy it stands around the branch of a sink that
 * may miss events, but may not hold up the others.
 *
 * <p>Batches wait in a queue for a thread of their own, limited by {@link #setMaxBytes}. A batch for which there is no room is given
 * up for this sink: counted as skipped, and logged with its first event. A stop of the route lets the thread work off the
 * queue for {@link #setDrainTimeout}.
 *
 * <p>Shape: a batch with its settlement; inside, the batch has a settlement of its own, so nothing there moves or keeps a position.
 * Lifecycle and threads: one bean for each sink; one thread each, started and stopped with the route.
 */
public final class BestEffortPolicy implements Policy {

    private String sink;
    private long maxBytes = 16 * 1024 * 1024;
    private long drainTimeout = 5_000;

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to change in the steps inside
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new BestEffortProcessor(route, steps, sink, maxBytes, drainTimeout);
    }

    /** Id of the sink's step, by which messages name it. */
    public void setSink(String sink) {
        this.sink = sink;
    }

    public String getSink() {
        return sink;
    }

    /** Bytes of events, as read from the source, that may wait; a single larger batch may wait alone. Default 16 MiB. */
    public void setMaxBytes(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    public long getMaxBytes() {
        return maxBytes;
    }

    /** Milliseconds that a stop waits for the queue. */
    public void setDrainTimeout(long drainTimeout) {
        this.drainTimeout = drainTimeout;
    }

    public long getDrainTimeout() {
        return drainTimeout;
    }
}
