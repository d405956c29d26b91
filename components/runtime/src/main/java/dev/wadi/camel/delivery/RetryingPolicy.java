package dev.wadi.camel.delivery;

import dev.wadi.camel.batch.Backoff.Jitter;
import java.time.Duration;
import java.util.OptionalInt;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/** A policy that repeats the steps inside it for the events that failed there: what it does in words, and how often it repeats. */
abstract class RetryingPolicy implements Policy {

    private String description = "deliver";
    private long firstWait = RetryPolicy.DEFAULT.firstWait().toMillis();
    private long longestWait = RetryPolicy.DEFAULT.longestWait().toMillis();
    private Integer maxAttempts;
    private Jitter jitter = RetryPolicy.DEFAULT.jitter();

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to change in the steps inside
    }

    final RetryPolicy retry() {
        return new RetryPolicy(Duration.ofMillis(firstWait), Duration.ofMillis(longestWait),
                maxAttempts == null ? OptionalInt.empty() : OptionalInt.of(maxAttempts), jitter);
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

    /** Milliseconds that a wait is at most, before jitter. */
    public void setLongestWait(long longestWait) {
        this.longestWait = positive("longestWait", longestWait);
    }

    public long getLongestWait() {
        return longestWait;
    }

    /**
     * How often an event goes there in all before it counts as failed. Not set: faults that pass by themselves are tried until the
     * route stops, others ten times.
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

    /** How far waits are spread by chance, {@code below} by default. */
    public void setJitter(Jitter jitter) {
        this.jitter = jitter;
    }

    public Jitter getJitter() {
        return jitter;
    }

    private static long positive(String option, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1, found " + value);
        }
        return value;
    }
}
