package dev.wadi.camel.delivery;

import dev.wadi.camel.batch.Backoff;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a store of a route again when it could not do what was asked, by the rules of a sink ({@link RetryPolicy#DEFAULT}): a fault
 * that passes is waited out for as long as the route runs, an unknown one is tried a few times, any other is thrown at once.
 *
 * <p>Threads: safe; waits on the caller's thread.
 */
public final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    private final Route route;

    private Retries(Route route) {
        this.route = route;
    }

    public static Retries of(Route route) {
        return new Retries(route);
    }

    /**
     * What the store answers in the end.
     *
     * @param purpose what is asked, in words that follow "could not": {@code write 3 dead letters}
     * @throws InterruptedException when the route stops meanwhile, or the thread was interrupted
     * @throws RuntimeException the store's last error, when it is not asked again
     */
    public <T> T call(String purpose, Supplier<T> question) throws InterruptedException {
        Backoff backoff = new Backoff(RetryPolicy.DEFAULT.firstWait(), RetryPolicy.DEFAULT.longestWait(),
                () -> ThreadLocalRandom.current().nextDouble());
        while (true) {
            try {
                T answer = question.get();
                if (backoff.attempts() > 0) {
                    progress().condition("running");
                }
                return answer;
            } catch (RuntimeException e) {
                if (Thread.interrupted()) {
                    throw interrupted(purpose, e);
                }
                long wait = backoff.next().toMillis();
                if (!RetryPolicy.DEFAULT.allowsAnother(Faults.of(e), backoff.attempts())) {
                    throw e;
                }
                pause(purpose, e, backoff.attempts(), wait);
            }
        }
    }

    private void pause(String purpose, RuntimeException cause, int attempt, long wait) throws InterruptedException {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        progress().retried();
        progress().condition("retrying: " + reason);
        LOG.warn("{}: could not {} in attempt {}, the next follows in {} ms: {}", route.getRouteId(), purpose, attempt, wait, reason);
        StoppableWait.of(route).await(wait, purpose);
    }

    private RouteProgress progress() {
        return ProgressBoard.of(route.getCamelContext()).route(route.getRouteId());
    }

    private static InterruptedException interrupted(String purpose, RuntimeException cause) {
        InterruptedException interrupted = new InterruptedException("interrupted while it tried to " + purpose);
        interrupted.initCause(cause);
        return interrupted;
    }
}
