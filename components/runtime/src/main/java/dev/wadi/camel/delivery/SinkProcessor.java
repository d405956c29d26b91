package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.CopyEvents;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.ExchangeOutcome;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.processor.DelegateProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a {@link SinkPolicy} makes of the steps inside it: the shell that sends and waits as {@link SinkDelivery} says. Where answers are
 * kept, it is extended by {@link MiddlewareProcessor}.
 */
class SinkProcessor extends DelegateProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(SinkProcessor.class);
    private static final Object NO_KEY = "";

    private final Route route;
    private final String sink;
    private final String description;
    private final RetryPolicy retry;

    SinkProcessor(Route route, Processor steps, String sink, String description, RetryPolicy retry) {
        super(steps);
        this.route = route;
        this.sink = sink;
        this.description = description;
        this.retry = retry;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (settlement != null && exchange.getMessage().getBody() instanceof List<?> body) {
            @SuppressWarnings("unchecked")
            List<Exchange> events = (List<Exchange>) body;
            deliver(exchange, events, settlement);
        } else {
            deliverOne(exchange);
        }
    }

    void deliver(Exchange exchange, List<Exchange> events, Settlement settlement) throws InterruptedException {
        for (Exchange event : events) {
            if (event.getException() != null) {
                // of another sink, which this one's answers must not be taken for
                event.setException(null);
            }
        }
        SinkDelivery<Exchange> delivery = delivery(events, (place, cause, attempts, since) ->
                settlement.fail(new EventFailure(place, origin(events.get(place)), description, sink, attempts, since, cause))
                        == OnFailure.stop);
        new SinkAttempts<>(delivery, new BatchSender(exchange)).run();
        finish(delivery);
    }

    /** A single event has no settlement to report to: what is not tried again is the exchange's own failure. */
    void deliverOne(Exchange exchange) throws InterruptedException {
        SinkDelivery<Exchange> delivery = delivery(List.of(exchange), (place, cause, attempts, since) -> {
            exchange.setException(cause);
            return true;
        });
        Object body = exchange.getMessage().getBody();
        while (!delivery.isDone()) {
            Throwable cause = send(exchange, body);
            if (cause == null) {
                delivery.confirmed();
            } else {
                Duration wait = delivery.failed(cause);
                if (!wait.isZero() && !delivery.isDone()) {
                    pause(delivery, wait);
                }
            }
        }
        finish(delivery);
    }

    private SinkDelivery<Exchange> delivery(List<Exchange> events, SinkDelivery.Verdict verdict) {
        return new SinkDelivery<>(events, SinkProcessor::orderKey, retry, () -> ThreadLocalRandom.current().nextDouble(),
                Instant::now, verdict);
    }

    /** One attempt, on an exchange of its own. Returns why it failed, or null. */
    Throwable send(Exchange exchange, Object body) throws InterruptedException {
        Exchange attempt = ExchangeHelper.createCopy(exchange, true);
        attempt.getExchangeExtension().setUnitOfWork(exchange.getUnitOfWork());
        attempt.getMessage().setBody(body);
        attempt.setProperty(WadiConstants.SINK, sink);
        Attempt.begin();
        try {
            return ExchangeOutcome.of(processor, attempt);
        } finally {
            Attempt.leave();
        }
    }

    private void pause(SinkDelivery<Exchange> delivery, Duration wait) throws InterruptedException {
        Throwable cause = delivery.lastPassing();
        String reason = cause == null ? "it tried none" : String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        RouteProgress progress = progress();
        progress.retried();
        progress.condition("retrying: " + reason);
        LOG.warn("{}: could not {} in attempt {}, the next follows in {} ms: {}",
                route.getRouteId(), description, delivery.failedAttempts(), wait.toMillis(), reason);
        StoppableWait.of(route).await(wait.toMillis(), description);
    }

    private void finish(SinkDelivery<Exchange> delivery) {
        if (delivery.hasFailed()) {
            progress().condition("running");
        }
    }

    private RouteProgress progress() {
        return ProgressBoard.of(route.getCamelContext()).route(route.getRouteId());
    }

    static EventOrigin origin(Exchange event) {
        return event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
    }

    private static Object orderKey(Exchange event) {
        EventOrigin origin = origin(event);
        return origin == null ? NO_KEY : origin.orderKey();
    }

    /** Sends parts of a batch through the steps. */
    private final class BatchSender implements SinkAttempts.Sender<Exchange> {

        private final Exchange batch;

        private BatchSender(Exchange batch) {
            this.batch = batch;
        }

        @Override
        public Throwable send(List<Exchange> events) throws InterruptedException {
            return SinkProcessor.this.send(batch, events);
        }

        @Override
        public Throwable failureOf(Exchange event) {
            return event.getException();
        }

        @Override
        public List<Exchange> copies(List<Exchange> events) {
            return CopyEvents.copies(events);
        }

        @Override
        public void await(SinkDelivery<Exchange> delivery, Duration wait) throws InterruptedException {
            pause(delivery, wait);
        }
    }
}
