package dev.wadi.camel.pubsub;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventBuffer;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.ExchangeOutcome;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.batch.Settling;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.camel.progress.RouteProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events from the buffer, sends them down the route, and acknowledges those that are settled.
 *
 * <p>Invariants 1 and 4 are kept here: a message is acknowledged only after the exchange has completed, and only if it stands before
 * the first that failed; when the delivery ends, whatever is held and not settled is given back in the order in which it came, so that
 * nothing of an ordering key overtakes. Errors: any failure of an event or of a sink ends the delivery; {@link #failure()} then says
 * why. Lifecycle and threads: runs once, on a thread of its own.
 */
final class MessageDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MessageDelivery.class);
    private static final long WAIT_MILLIS = 500;

    private final PubSubMessagesConsumer consumer;
    private final String connector;
    private final int maxBatchSize;
    private final EventBuffer<PubSubEvent> buffer;
    private final RouteProgress progress;

    private volatile boolean stopping;
    private volatile Exception failure;
    /** Taken and not yet settled, in order. */
    private List<PubSubEvent> held = List.of();

    MessageDelivery(PubSubMessagesConsumer consumer, String connector, EventBuffer<PubSubEvent> buffer, RouteProgress progress) {
        this.consumer = consumer;
        this.connector = connector;
        this.maxBatchSize = consumer.getEndpoint().getConfiguration().getMaxBatchSize();
        this.buffer = buffer;
        this.progress = progress;
    }

    /** @param endReading called once before anything is given back, or the service would send it to this very reader again */
    void run(Runnable endReading) {
        try {
            boolean open = true;
            while (open && !stopping) {
                open = deliverNext();
            }
        } catch (InterruptedException e) {
            LOG.warn("{}: the events in delivery were given up; the service sends them again", connector);
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            // left to the thread it would end the reading unseen, while the messages stay held
            failure = new PubSubException(connector + ": the delivery broke: " + e + " [delivery-failed]", e);
        } finally {
            buffer.close(false);
            endReading.run();
            giveBackHeld();
        }
    }

    /** Ends the delivery after the events that are with the sinks now. */
    void stop() {
        stopping = true;
        buffer.close(false);
    }

    /** Why the delivery ended by itself, or null. */
    Exception failure() {
        return failure;
    }

    private boolean deliverNext() throws InterruptedException {
        boolean single = maxBatchSize <= 1;
        EventBuffer.Taken<PubSubEvent> taken = buffer.take(Math.max(1, maxBatchSize), WAIT_MILLIS);
        held = taken.events();
        if (held.isEmpty()) {
            progress.lag(0);
        } else if (stopping) {
            return false;
        } else if (single) {
            deliverOne(held.get(0));
        } else {
            deliverBatch(held);
        }
        return !taken.closed();
    }

    private void deliverBatch(List<PubSubEvent> events) throws InterruptedException {
        List<Exchange> items = new ArrayList<>(events.size());
        CamelContext context = consumer.getEndpoint().getCamelContext();
        for (PubSubEvent event : events) {
            Exchange item = new DefaultExchange(context);
            PubSubMessages.fill(item.getIn(), event);
            items.add(item);
        }
        Exchange batch = consumer.createExchange(false);
        try {
            Settlement settlement = new Settlement(events);
            batch.setProperty(WadiConstants.SETTLEMENT, settlement);
            batch.getIn().setBody(Collections.unmodifiableList(items));
            Exception exception = ExchangeOutcome.of(consumer.getProcessor(), batch);
            Settling.settle(settlement, exception, this::settle);
            if (exception != null) {
                throw whileDelivering(events.get(0), events.size(), exception);
            }
            if (settlement.failure() != null) {
                throw failed(settlement.failure());
            }
        } finally {
            consumer.releaseExchange(batch, false);
        }
    }

    private void deliverOne(PubSubEvent event) throws InterruptedException {
        Exchange exchange = consumer.createExchange(false);
        try {
            PubSubMessages.fill(exchange.getIn(), event);
            Exception exception = ExchangeOutcome.of(consumer.getProcessor(), exchange);
            if (exception != null) {
                throw whileDelivering(event, 1, exception);
            }
            settle(1);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    /** Acknowledges the first so many of what is held. */
    private void settle(int count) {
        List<PubSubEvent> settled = held.subList(0, count);
        held = held.subList(count, held.size());
        long bytes = 0;
        for (PubSubEvent event : settled) {
            event.acknowledge();
            bytes += event.sizeInBytes();
        }
        progress.settled(count, bytes);
        progress.lag(System.currentTimeMillis() - settled.get(count - 1).timestampMillis());
    }

    private void giveBackHeld() {
        held.forEach(PubSubEvent::giveBack);
        held = List.of();
        boolean interrupted = Thread.interrupted();
        EventBuffer.Taken<PubSubEvent> left;
        do {
            try {
                left = buffer.take(Integer.MAX_VALUE, 0);
            } catch (InterruptedException e) {
                // the lock was waited for; what is left must be given back all the same
                interrupted = true;
                left = new EventBuffer.Taken<>(List.of(), null, false);
            }
            left.events().forEach(PubSubEvent::giveBack);
        } while (!left.closed());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private PubSubException failed(EventFailure failed) {
        if (Faults.of(failed.cause()) != Fault.SINK) {
            progress.endForGood();
        }
        return new PubSubException(connector + ": " + failed.describe() + " [event-failed]", failed.cause());
    }

    private PubSubException whileDelivering(PubSubEvent first, int count, Exception cause) {
        String what = count == 1 ? "the message" : "a batch of " + count + " messages that begins with";
        return new PubSubException(connector + ": " + what + " " + first + " could not be delivered: " + cause.getMessage()
                + " [delivery-failed]", cause);
    }
}
