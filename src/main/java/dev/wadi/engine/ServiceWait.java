package dev.wadi.engine;

import dev.wadi.camel.batch.Backoff;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits until one service answers, for all connectors that need it.
 *
 * <p>Asks at once, then with growing pauses, until the limit; a service that refuses ends the wait. Lifecycle and threads: one
 * for each service and start; runs on the given scheduler.
 */
final class ServiceWait {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceWait.class);

    private final ServiceAddress service;
    private final ServiceProbe probe;
    private final UnaryOperator<String> placeholders;
    private final Duration limit;
    private final ScheduledExecutorService scheduler;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final long startNanos = System.nanoTime();
    private volatile String lastReason = "";
    private volatile Runnable onSilence = () -> { };
    private final Backoff pauses = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15),
            () -> ThreadLocalRandom.current().nextDouble());

    ServiceWait(ServiceAddress service, ServiceProbe probe, UnaryOperator<String> placeholders, Duration limit,
            ScheduledExecutorService scheduler) {
        this.service = service;
        this.probe = probe;
        this.placeholders = placeholders;
        this.limit = limit;
        this.scheduler = scheduler;
    }

    /** @param silence called after each attempt without an answer */
    void start(Runnable silence) {
        onSilence = silence;
        scheduler.execute(this::ask);
    }

    /** Completes when the service answered; fails with a {@link ServiceUnreachableException}. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    ServiceAddress service() {
        return service;
    }

    /** Why the service is not ready, after the last attempt. */
    String lastReason() {
        return lastReason;
    }

    private void ask() {
        ServiceAnswer answer;
        try {
            Map<String, String> settings = new LinkedHashMap<>();
            service.clientProperties().forEach((name, value) -> settings.put(name, placeholders.apply(value)));
            answer = probe.ask(settings);
        } catch (RuntimeException e) {
            LOG.debug("{}: asking failed", service, e);
            answer = ServiceAnswer.silent(FailureText.of(e));
        }
        lastReason = answer.reason();
        switch (answer.kind()) {
            case READY -> ready.complete(null);
            case REFUSED -> ready.completeExceptionally(new ServiceUnreachableException(
                    service + " refuses: " + answer.reason()));
            case SILENT -> askAgain();
        }
    }

    private void askAgain() {
        onSilence.run();
        long leftNanos = limit.toNanos() - (System.nanoTime() - startNanos);
        if (leftNanos <= 0) {
            ready.completeExceptionally(new ServiceUnreachableException(
                    service + " could not be reached for " + words(limit) + ": " + lastReason));
            return;
        }
        long pauseNanos = Math.min(pauses.next().toNanos(), leftNanos);
        scheduler.schedule(this::ask, pauseNanos, TimeUnit.NANOSECONDS);
    }

    private static String words(Duration duration) {
        return duration.toSecondsPart() == 0 && duration.toMinutes() > 0
                ? duration.toMinutes() + "m" : Math.max(1, duration.toSeconds()) + "s";
    }
}
