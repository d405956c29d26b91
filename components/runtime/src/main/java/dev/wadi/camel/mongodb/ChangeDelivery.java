package dev.wadi.camel.mongodb;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventBuffer;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.ExchangeOutcome;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.batch.Settling;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.camel.delivery.TransactionException;
import dev.wadi.camel.progress.RouteProgress;
import dev.wadi.camel.state.CheckpointRepository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the buffer, sends them down the route, and saves the position behind those that are settled.
 *
 * <p>Invariants 1 and 2 are kept here: the position moves only after the exchange has completed, and only up to the last event
 * before the first that failed. Errors: any failure of an event, of a sink or of the position store ends the delivery;
 * {@link #failure()} then says why. Lifecycle and threads: runs once, on a thread of its own.
 */
final class ChangeDelivery implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeDelivery.class);
    private static final long WAIT_MILLIS = 500;
    private static final long SINGLE_SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MongoDbChangesConsumer consumer;
    private final MongoDbChangesConfiguration configuration;
    private final String connector;
    private final EventBuffer<ChangeEvent> buffer;
    private final RouteProgress progress;
    private final ChangeExchanges exchanges;

    private volatile boolean stopping;
    private volatile Exception failure;
    private long lastSaveNanos = System.nanoTime();
    private String unsavedIdlePosition;

    ChangeDelivery(
            MongoDbChangesConsumer consumer, String connector, EventBuffer<ChangeEvent> buffer, RouteProgress progress) {
        this.consumer = consumer;
        this.configuration = consumer.getEndpoint().getConfiguration();
        this.connector = connector;
        this.buffer = buffer;
        this.progress = progress;
        this.exchanges = new ChangeExchanges(consumer.getEndpoint());
    }

    @Override
    public void run() {
        try {
            boolean open = true;
            while (open && !stopping && failure == null) {
                open = deliverNext();
            }
            if (failure == null) {
                saveIdlePosition();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("{}: the events in delivery were given up; they are delivered again at the next start", connector);
        } catch (RuntimeException e) {
            if (TransactionException.isTakenOver(e)) {
                progress.endForGood();
            }
            failure = e;
        } finally {
            buffer.close(true);
        }
    }

    /** Ends the delivery after the events that are with the sinks now. */
    void stop() {
        stopping = true;
        buffer.close(true);
    }

    /** Why the delivery ended by itself, or null. */
    Exception failure() {
        return failure;
    }

    private boolean deliverNext() throws InterruptedException {
        boolean single = configuration.getMaxBatchSize() <= 1;
        int limit = single ? MongoDbChangesConsumer.READ_AHEAD : configuration.getMaxBatchSize();
        EventBuffer.Taken<ChangeEvent> taken = buffer.take(limit, WAIT_MILLIS);
        if (!taken.events().isEmpty()) {
            unsavedIdlePosition = null;
            if (single) {
                if (!deliverEach(taken.events())) {
                    return false;
                }
            } else {
                deliverBatch(taken.events());
            }
        }
        if (taken.idlePosition() != null) {
            unsavedIdlePosition = taken.idlePosition();
            progress.lag(0);
        }
        if (unsavedIdlePosition != null
                && System.nanoTime() - lastSaveNanos > TimeUnit.MILLISECONDS.toNanos(configuration.getIdleSaveInterval())) {
            saveIdlePosition();
        }
        return !taken.closed();
    }

    private void deliverBatch(List<ChangeEvent> events) throws InterruptedException {
        List<Exchange> items = new ArrayList<>(events.size());
        for (ChangeEvent event : events) {
            items.add(exchanges.item(event));
        }
        Exchange batch = consumer.createExchange(false);
        try {
            Settlement settlement = new Settlement(events);
            batch.setProperty(WadiConstants.SETTLEMENT, settlement);
            batch.getIn().setBody(Collections.unmodifiableList(items));
            Exception exception = ExchangeOutcome.of(consumer.getProcessor(), batch);
            Settling.settle(settlement, exception, settled -> settle(events.subList(0, settled)));
            if (exception != null) {
                throw whileDelivering(events.get(0), events.size(), exception);
            }
            if (settlement.failure() != null) {
                EventFailure failed = settlement.failure();
                if (Faults.of(failed.cause()) != Fault.SINK) {
                    progress.endForGood();
                }
                throw new MongoDbChangesException(connector + ": " + failed.describe() + " [event-failed]", failed.cause());
            }
        } finally {
            consumer.releaseExchange(batch, false);
        }
    }

    /**
     * One exchange an event; the position is saved behind the run of events, and meanwhile once a second.
     *
     * @return false when a stop came before the last of them: the idle position behind them must not be saved (invariant 1)
     */
    private boolean deliverEach(List<ChangeEvent> events) throws InterruptedException {
        int saved = 0;
        int done = 0;
        try {
            for (ChangeEvent event : events) {
                if (stopping) {
                    return false;
                }
                Exchange exchange = consumer.createExchange(false);
                try {
                    exchanges.fill(exchange.getIn(), event);
                    Exception exception = ExchangeOutcome.of(consumer.getProcessor(), exchange);
                    if (exception != null) {
                        throw whileDelivering(event, 1, exception);
                    }
                } finally {
                    consumer.releaseExchange(exchange, false);
                }
                done++;
                if (System.nanoTime() - lastSaveNanos > SINGLE_SAVE_NANOS) {
                    settle(events.subList(saved, done));
                    saved = done;
                }
            }
            return true;
        } finally {
            settle(events.subList(saved, done));
        }
    }

    private void settle(List<ChangeEvent> settled) {
        if (settled.isEmpty()) {
            return;
        }
        ChangeEvent last = settled.get(settled.size() - 1);
        save(last.position());
        long bytes = 0;
        for (ChangeEvent event : settled) {
            bytes += event.sizeInBytes();
        }
        progress.settled(settled.size(), bytes);
        progress.lag(System.currentTimeMillis() - last.timestampMillis());
    }

    private void saveIdlePosition() {
        if (unsavedIdlePosition != null) {
            save(unsavedIdlePosition);
            unsavedIdlePosition = null;
        }
    }

    private void save(String position) {
        CheckpointRepository checkpoint = configuration.getCheckpoint();
        if (checkpoint != null) {
            checkpoint.save(connector, position);
        }
        lastSaveNanos = System.nanoTime();
    }

    private MongoDbChangesException whileDelivering(ChangeEvent first, int count, Exception cause) {
        String what = count == 1 ? "the event" : "a batch of " + count + " events that begins with";
        return new MongoDbChangesException(connector + ": " + what + " " + first + " could not be delivered: "
                + cause.getMessage() + " (position " + first.position() + ") [delivery-failed]", cause);
    }
}
