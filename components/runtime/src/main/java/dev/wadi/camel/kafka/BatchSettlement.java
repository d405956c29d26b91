package dev.wadi.camel.kafka;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.batch.Settling;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.camel.delivery.TransactionException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * Confirms a batch when its exchange is complete: the settled events' positions and no others (invariant 1). Anything that
 * went wrong ends the connector.
 */
final class BatchSettlement implements Synchronization {

    private final KafkaSource source;
    private final SourceConsumer consumer;
    private final KafkaBatch batch;
    private final Settlement settlement;

    BatchSettlement(KafkaSource source, SourceConsumer consumer, KafkaBatch batch, Settlement settlement) {
        this.source = source;
        this.consumer = consumer;
        this.batch = batch;
        this.settlement = settlement;
    }

    @Override
    public void onComplete(Exchange exchange) {
        int count = settlement.settledCount(null);
        try {
            Settling.settle(settlement, null, settled -> source.settled(consumer, batch.lastOffsets(settled), settled,
                    batch.bytes(settled), batch.origin(settled - 1).timestampMillis()));
        } catch (RuntimeException e) {
            source.fail("the events up to " + batch.origin(count - 1).id() + " were delivered, but their position could "
                    + "not be kept, so they will be delivered again: " + e.getMessage(), e);
            return;
        } catch (InterruptedException e) {
            giveUp();
            return;
        }
        EventFailure failed = settlement.failure();
        SourceOffsets offsets = exchange.getProperty(WadiConstants.SOURCE_OFFSETS, SourceOffsets.class);
        if (failed != null && offsets != null && offsets.isRefused()) {
            source.refused(consumer, batch.size() + " events from " + batch.origin(0).id(), failed.cause());
        } else if (failed != null) {
            if (Faults.of(failed.cause()) == Fault.SINK && !TransactionException.isTakenOver(failed.cause())) {
                source.fail(failed.describe(), failed.cause());
            } else {
                source.failForGood(failed.describe(), failed.cause());
            }
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        Throwable cause = exchange.getException();
        if (cause instanceof InterruptedException) {
            giveUp();
            return;
        }
        source.fail("could not deliver " + describeBatch() + ": " + (cause == null ? "rolled back" : cause.getMessage()), cause);
    }

    private void giveUp() {
        source.giveUp(batch.size() + " events from " + batch.origin(0).id());
    }

    /** Names the one event that a sink rejected, where it said so, else the first: there the next start begins. */
    private String describeBatch() {
        for (int index = 0; index < batch.size(); index++) {
            if (batch.events().get(index).getException() != null) {
                return "event " + batch.origin(index).id() + " of a batch from " + batch.origin(0).id();
            }
        }
        return "a batch of " + batch.size() + " events from " + batch.origin(0).id();
    }
}
