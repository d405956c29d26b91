package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.batch.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;

/**
 * The simulation's way to the plain classes of this package: what {@link SinkProcessor} and {@link FailureProcessor} do with them,
 * without a route.
 *
 * @param random of the waits' jitter
 * @param clock says since when an event fails
 * @param pause lets time pass
 */
public record PlainDelivery(DoubleSupplier random, Supplier<Instant> clock, Pause pause) {

    /** Lets time pass, or gives up because the connector stops. */
    @FunctionalInterface
    public interface Pause {
        void pass(Duration time) throws InterruptedException;
    }

    /** One attempt; its answer is that of {@link SinkAttempts.Sender#send}. */
    @FunctionalInterface
    public interface Sink {
        Throwable send(List<Exchange> events);
    }

    /**
     * How the batch goes to one sink.
     *
     * @param copies what {@link SinkAttempts.Sender#copies} answers
     */
    public record Way(String sink, RetryPolicy retry, Function<Exchange, Object> orderKey, UnaryOperator<List<Exchange>> copies) {}

    /** Brings the events to the sink as a {@link SinkPolicy} does. */
    public void deliver(List<Exchange> events, Settlement settlement, Way way, Sink sink) throws InterruptedException {
        SinkDelivery<Exchange> delivery = new SinkDelivery<>(events, way.orderKey(), way.retry(), random, clock,
                (place, cause, attempts, since) -> settlement.fail(new EventFailure(place, origin(events.get(place)), "deliver",
                        way.sink(), attempts, since, cause)) == OnFailure.stop);
        new SinkAttempts<>(delivery, new SinkAttempts.Sender<Exchange>() {
            @Override
            public Throwable send(List<Exchange> part) {
                return sink.send(part);
            }

            @Override
            public Throwable failureOf(Exchange event) {
                return event.getException();
            }

            @Override
            public List<Exchange> copies(List<Exchange> part) {
                return way.copies().apply(part);
            }

            @Override
            public void await(SinkDelivery<Exchange> failed, Duration time) throws InterruptedException {
                pause.pass(time);
            }
        }).run();
    }

    /** Writes to a store as {@link Retries} does. */
    public void keep(Runnable write) throws InterruptedException {
        new StoreAttempts(random, (cause, attempts, time) -> pause.pass(time)).call(() -> {
            write.run();
            return null;
        });
    }

    private static EventOrigin origin(Exchange event) {
        return event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
    }
}
