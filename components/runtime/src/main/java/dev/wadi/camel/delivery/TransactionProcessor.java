package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateProcessor;

/**
 * Runs the steps of a sink inside a transaction that carries the position as well. Stands inside a {@link SinkPolicy}, which
 * repeats it.
 *
 * <p>Because that policy takes events from the front, and nothing of a failed attempt counts here, what is delivered is always the
 * front of the batch: the position of an attempt is that of its last event.
 *
 * <p>Shape: a batch under a settlement. Errors: of a failed attempt no event counts. The event that is to blame keeps its exception,
 * which is the exchange's too, and the others were not attempted; where none is, the whole attempt failed. Threads: one attempt at
 * a time, in the order of the lock.
 */
public final class TransactionProcessor extends DelegateProcessor {

    private final SinkTransaction transaction;
    private final Lock lock;

    /** @param lock held during an attempt: whoever else uses the transaction's client takes it too */
    public TransactionProcessor(Processor steps, SinkTransaction transaction, Lock lock) {
        super(steps);
        this.transaction = transaction;
        this.lock = lock;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (settlement == null || !(exchange.getMessage().getBody() instanceof List<?> body)) {
            throw new IllegalArgumentException("a transaction needs a batch of events with their positions");
        }
        if (body.isEmpty()) {
            return;
        }
        @SuppressWarnings("unchecked")
        List<Exchange> events = (List<Exchange>) body;
        List<EventOrigin> origins = events.stream().map(TransactionProcessor::origin).toList();
        lock.lockInterruptibly();
        try {
            transaction.begin(exchange);
            send(exchange);
            Throwable failure = exchange.getException() == null ? commit(exchange, sent(origins, settlement))
                    : transaction.abort(toBlame(exchange, events));
            if (failure != null) {
                undo(exchange, events, failure);
            }
        } finally {
            lock.unlock();
        }
    }

    private void send(Exchange exchange) throws InterruptedException {
        try {
            processor.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (exchange.getException() instanceof InterruptedException interrupted) {
            transaction.abort(interrupted);
            throw interrupted;
        }
    }

    private Throwable commit(Exchange exchange, List<EventOrigin> sent) throws InterruptedException {
        if (sent.isEmpty()) {
            transaction.abort(null);
            return null;
        }
        Map<Object, EventOrigin> last = new LinkedHashMap<>();
        sent.forEach(origin -> last.put(origin.lane(), origin));
        try {
            transaction.commit(exchange, new ArrayList<>(last.values()));
            return null;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return e;
        }
    }

    /** A step inside may have ended the batch before one of the events: what is behind was not sent. */
    private static List<EventOrigin> sent(List<EventOrigin> origins, Settlement settlement) {
        if (settlement.settledCount(null) == 0) {
            return List.of();
        }
        EventFailure failure = settlement.failure();
        int end = failure == null ? -1 : origins.indexOf(failure.origin());
        return end < 0 ? origins : origins.subList(0, end);
    }

    /** An event that can never be delivered makes its neighbours fail too: it alone is to blame. */
    private static Throwable toBlame(Exchange exchange, List<Exchange> events) {
        Throwable blamed = exchange.getException();
        for (Exchange event : events) {
            Exception own = event.getException();
            if (own != null && Faults.of(own) == Fault.EVENT) {
                return own;
            }
            if (own != null && blamed instanceof NotAttemptedException) {
                blamed = own;
            }
        }
        return blamed;
    }

    private static void undo(Exchange exchange, List<Exchange> events, Throwable failure) {
        boolean isOfOne = Faults.of(failure) == Fault.EVENT
                && events.stream().filter(event -> event.getException() == failure).count() == 1;
        for (Exchange event : events) {
            if (!isOfOne) {
                event.setException(null);
            } else if (event.getException() != failure) {
                event.setException(NotAttemptedException.INSTANCE);
            }
        }
        exchange.setException(failure);
    }

    private static EventOrigin origin(Exchange event) {
        return event.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
    }
}
