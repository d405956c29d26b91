package dev.wadi.camel.endpoint;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.ExchangeOutcome;
import dev.wadi.camel.batch.RouteFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.batch.Settling;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.processor.DelegateProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a {@link MessageSource} makes of the steps inside it: each message travels as a batch of one. */
final class MessageProcessor extends DelegateProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(MessageProcessor.class);

    private final MessageSource source;
    private final Route route;
    /** Why the route is stopping; messages that the consumer still brings stay behind the one that failed. */
    private volatile Throwable failure;

    MessageProcessor(MessageSource source, Route route, Processor steps) {
        super(steps);
        this.source = source;
        this.route = route;
    }

    @Override
    protected void doStart() throws Exception {
        failure = null;
        progress().condition("running");
        super.doStart();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Throwable before = failure;
        if (before != null) {
            exchange.setException(new MessageSourceException(connector() + ": not tried, because a message before it failed", before));
            return;
        }
        try {
            accept(exchange);
        } catch (Error e) {
            // left to the consumer it would be logged and passed over
            exchange.setException(e);
            fail("broke at message " + exchange.getMessage().getMessageId() + ": " + e, e, false);
        }
    }

    private void accept(Exchange exchange) {
        MessageOrigin origin;
        Map<String, Object> attributes = MessageAttributes.of(exchange.getMessage().getHeaders());
        try {
            origin = new MessageOrigin(id(exchange), key(exchange), MessageBody.bytes(exchange.getMessage()), attributes,
                    exchange.getMessage().getMessageTimestamp());
        } catch (Exception e) {
            exchange.setException(e);
            fail("could not read message " + exchange.getMessage().getMessageId() + ": " + e.getMessage(), e, false);
            return;
        }
        Exchange event = new DefaultExchange(exchange.getContext());
        MessageEvents.fill(event.getMessage(), origin);
        Settlement settlement = new Settlement(List.of(origin));
        settle(exchange, settlement, origin, deliver(exchange, event, settlement));
    }

    /** Runs the steps on a batch of their own: the consumer finds its message as it was, for what it does at the end. */
    private Exception deliver(Exchange exchange, Exchange event, Settlement settlement) {
        Exchange batch = ExchangeHelper.createCopy(exchange, false);
        batch.getExchangeExtension().setUnitOfWork(exchange.getUnitOfWork());
        batch.setPattern(ExchangePattern.InOnly);
        batch.setProperty(WadiConstants.SETTLEMENT, settlement);
        batch.getMessage().setBody(List.of(event));
        try {
            return ExchangeOutcome.of(processor, batch);
        } catch (InterruptedException e) {
            return e;
        }
    }

    /** Says how the message ended: to the consumer by the exchange's exception, to the engine by the route's. */
    private void settle(Exchange exchange, Settlement settlement, MessageOrigin origin, Exception thrown) {
        if (exchange.getPattern().isOutCapable()) {
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(null);
        }
        Exception ended = thrown;
        try {
            Settling.settle(settlement, thrown, settled -> delivered(origin));
        } catch (InterruptedException | RuntimeException e) {
            ended = e;
        }
        EventFailure failure = settlement.failure();
        if (ended instanceof InterruptedException) {
            LOG.warn("{}: message {} was given up at the stop", connector(), origin.id());
        } else if (ended != null) {
            fail("could not deliver message " + origin.id() + ": " + ended.getMessage(), ended, false);
        } else if (failure != null) {
            fail(failure.describe(), failure.cause(), Faults.of(failure.cause()) != Fault.SINK);
        }
        if (ended != null || failure != null) {
            exchange.setException(ended != null ? ended : failure.cause());
        }
    }

    private void delivered(MessageOrigin origin) {
        RouteProgress progress = progress();
        progress.settled(1, origin.sizeInBytes());
        if (origin.timestampMillis() >= 0) {
            progress.lag(System.currentTimeMillis() - origin.timestampMillis());
        }
    }

    private void fail(String what, Throwable cause, boolean forGood) {
        failure = cause;
        RouteProgress progress = progress();
        if (forGood) {
            progress.endForGood();
        }
        LOG.error("{}: {}", connector(), what);
        progress.condition("failed: " + what);
        if (!route.getCamelContext().isStopping()) {
            RouteFailure.stop(route.getCamelContext(), route.getRouteId(), new MessageSourceException(connector() + ": " + what, cause));
        }
    }

    private String id(Exchange exchange) {
        String header = source.getIdHeader() == null ? null
                : exchange.getMessage().getHeader(source.getIdHeader(), String.class);
        if (source.getIdHeader() != null && (header == null || header.isEmpty())) {
            throw new IllegalArgumentException("the header " + source.getIdHeader() + ", which has its id, is missing");
        }
        return header == null ? exchange.getMessage().getMessageId() : header;
    }

    private byte[] key(Exchange exchange) {
        return source.getKeyHeader() == null ? null : exchange.getMessage().getHeader(source.getKeyHeader(), byte[].class);
    }

    private String connector() {
        return source.getConnector() == null ? route.getRouteId() : source.getConnector();
    }

    private RouteProgress progress() {
        return ProgressBoard.of(route.getCamelContext()).route(route.getRouteId());
    }
}
