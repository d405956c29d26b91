package dev.wadi.camel.delivery;

import java.time.Duration;
import java.util.OptionalInt;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

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
public final class SinkPolicy implements Policy {

    private String sink;
    private String description = "deliver";
    private long firstWait = RetryPolicy.DEFAULT.firstWait().toMillis();
    private long longestWait = RetryPolicy.DEFAULT.longestWait().toMillis();
    private Integer maxAttempts;

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to change in the steps inside
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        RetryPolicy retry = new RetryPolicy(Duration.ofMillis(firstWait), Duration.ofMillis(longestWait),
                maxAttempts == null ? OptionalInt.empty() : OptionalInt.of(maxAttempts));
        return new SinkProcessor(route, steps, sink, description, retry);
    }

    /** Id of the sink's step, by which dead letters name it. */
    public void setSink(String sink) {
        this.sink = sink;
    }

    public String getSink() {
        return sink;
    }

    /** What is done here, in words that follow "could not": {@code write to shop.orders}. */
    public void setDescription(String description) {
        this.description = description;
    }

    public String getDescription() {
        return description;
    }

    /** Milliseconds before the second attempt; each further wait is twice as long, with jitter. */
    public void setFirstWait(long firstWait) {
        this.firstWait = positive("firstWait", firstWait);
    }

    public long getFirstWait() {
        return firstWait;
    }

    /** Milliseconds that a wait is at most. */
    public void setLongestWait(long longestWait) {
        this.longestWait = positive("longestWait", longestWait);
    }

    public long getLongestWait() {
        return longestWait;
    }

    /**
     * How often an event goes to the sink in all before it counts as failed. Not set: faults that pass by themselves are tried
     * until the route stops, others ten times.
     */
    public void setMaxAttempts(Integer maxAttempts) {
        if (maxAttempts != null) {
            positive("maxAttempts", maxAttempts);
        }
        this.maxAttempts = maxAttempts;
    }

    public Integer getMaxAttempts() {
        return maxAttempts;
    }

    private static long positive(String option, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, found " + value);
        }
        return value;
    }
}
