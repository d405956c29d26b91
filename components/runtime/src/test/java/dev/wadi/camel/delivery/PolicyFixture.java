package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.DefaultExchange;

/** A route {@code direct:in} with policies around one step that plays the sink. */
final class PolicyFixture implements AutoCloseable {

    static final String ROUTE = "orders";

    final DefaultCamelContext context = new DefaultCamelContext();
    Settlement settlement;

    /** @param policies from the outside in */
    static PolicyFixture start(Processor sink, Policy... policies) throws Exception {
        PolicyFixture fixture = new PolicyFixture();
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                var route = from("direct:in").routeId(ROUTE);
                if (policies.length == 1) {
                    route.policy(policies[0]).process(sink);
                } else {
                    route.policy(policies[0]).policy(policies[1]).process(sink);
                }
            }
        });
        fixture.context.start();
        return fixture;
    }

    /** Sends a batch of events with these bodies; an event's key is the first letter of its body. */
    Exchange send(String... bodies) {
        return send(events -> { }, bodies);
    }

    /** @param before done to the events before they are sent */
    Exchange send(Consumer<List<Exchange>> before, String... bodies) {
        List<EventOrigin> origins = Stream.of(bodies).map(body -> (EventOrigin) new Origin(body)).toList();
        settlement = new Settlement(origins);
        Exchange batch = new DefaultExchange(context);
        batch.setProperty(WadiConstants.SETTLEMENT, settlement);
        List<Exchange> events = origins.stream().map(this::event).toList();
        before.accept(events);
        batch.getMessage().setBody(events);
        return context.createProducerTemplate().send("direct:in", batch);
    }

    RouteProgress progress() {
        return ProgressBoard.of(context).route(ROUTE);
    }

    @SuppressWarnings("unchecked")
    static List<Exchange> events(Exchange batch) {
        return (List<Exchange>) batch.getMessage().getBody();
    }

    static List<String> bodies(Exchange batch) {
        return events(batch).stream().map(event -> event.getMessage().getBody(String.class)).toList();
    }

    private Exchange event(EventOrigin origin) {
        Exchange event = new DefaultExchange(context);
        event.getMessage().setBody(origin.id());
        event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, origin);
        return event;
    }

    @Override
    public void close() {
        context.stop();
    }

    private record Origin(String id) implements EventOrigin {

        @Override
        public byte[] key() {
            return id.substring(0, 1).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String position() {
            return "{\"at\":\"" + id + "\"}";
        }

        @Override
        public long timestampMillis() {
            return -1;
        }

        @Override
        public int sizeInBytes() {
            return 10;
        }

        @Override
        public byte[] originalBody() {
            return ("original " + id).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Map<String, Object> originalAttributes() {
            return Map.of("shop", "north");
        }
    }
}
