package dev.wadi.engine;

import dev.wadi.camel.batch.Backoff;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts failed connectors again after a while, a limited number of times.
 *
 * <p>Camel's supervising route controller does this for routes that cannot start; a route that was stopped with a cause it leaves
 * alone. A failure that only a person can mend is not repeated: an event that stops its connector, a lost position.
 * Threads: safe for different connectors; one at a time for the same.
 */
final class Restarts {

    private static final Logger LOG = LoggerFactory.getLogger(Restarts.class);

    private final Map<String, RestartPolicy> policies;
    private final CamelRuntime camel;
    private final StatusBoard board;
    private final ScheduledExecutorService scheduler;
    private final Consumer<String> start;
    private final Map<String, Attempts> attempts = new ConcurrentHashMap<>();

    /** What is known of one connector's restarts. */
    private static final class Attempts {
        private final Backoff backoff;
        private long startedNanos = System.nanoTime();
        private long eventsAtStart;

        Attempts(RestartPolicy policy) {
            backoff = new Backoff(policy.firstWait(), policy.longestWait(), () -> ThreadLocalRandom.current().nextDouble());
        }
    }

    /** @param start starts a connector's route again */
    Restarts(Map<String, RestartPolicy> policies, CamelRuntime camel, StatusBoard board, ScheduledExecutorService scheduler,
            Consumer<String> start) {
        this.policies = Map.copyOf(policies);
        this.camel = camel;
        this.board = board;
        this.scheduler = scheduler;
        this.start = start;
    }

    /** Takes a failure; afterwards the connector is failed for good, or waits for its restart. */
    void failed(String connector, Throwable cause) {
        RestartPolicy policy = policies.getOrDefault(connector, RestartPolicy.NONE);
        Attempts mine = attempts.computeIfAbsent(connector, name -> new Attempts(policy));
        String reason = FailureText.of(cause);
        LOG.debug("{}: failed", connector, cause);
        if (camel.progressOf(connector).endedForGood() || policy.maxAttempts() == 0) {
            board.change(connector, ConnectorState.FAILED, reason);
            return;
        }
        Duration ran = Duration.ofNanos(System.nanoTime() - mine.startedNanos);
        if (camel.progressOf(connector).events() > mine.eventsAtStart || ran.compareTo(policy.longestWait()) > 0) {
            mine.backoff.reset();
        }
        if (mine.backoff.attempts() >= policy.maxAttempts()) {
            board.change(connector, ConnectorState.FAILED, reason + " (" + mine.backoff.attempts() + " restarts did not help)");
            return;
        }
        long wait = mine.backoff.next().toMillis();
        board.change(connector, ConnectorState.RESTARTING, "restart " + mine.backoff.attempts() + " of " + policy.maxAttempts()
                + " in " + wait + " ms after: " + reason);
        scheduler.schedule(() -> {
            mine.startedNanos = System.nanoTime();
            mine.eventsAtStart = camel.progressOf(connector).events();
            start.accept(connector);
        }, wait, TimeUnit.MILLISECONDS);
    }
}
