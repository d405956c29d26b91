package dev.wadi.camel.batch;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.RollbackExchangeException;

/** Runs an exchange through steps and tells how it ended, whichever of Camel's ways a step took to say so. */
public final class ExchangeOutcome {

    private ExchangeOutcome() {}

    /**
     * Why the exchange failed, or null: an exception that was thrown, one that was set, or a mark to roll back.
     *
     * @throws InterruptedException when the thread was interrupted meanwhile; then nothing is known about the events
     */
    public static Exception of(Processor steps, Exchange exchange) throws InterruptedException {
        try {
            steps.process(exchange);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            exchange.setException(e);
        }
        if (Thread.interrupted() || exchange.getException() instanceof InterruptedException) {
            throw new InterruptedException("interrupted while it delivered");
        }
        if (exchange.getException() == null && (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast())) {
            return new RollbackExchangeException(exchange);
        }
        return exchange.getException();
    }
}
