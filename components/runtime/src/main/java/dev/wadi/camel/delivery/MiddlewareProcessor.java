package dev.wadi.camel.delivery;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.DerivedOrigin;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.GatheredOrigin;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.encoding.EncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultExchange;

/**
 * What a {@link MiddlewarePolicy} makes of the steps inside it. Requests are copies of the events, so that a repeated attempt asks with
 * the event and not with an earlier answer.
 */
final class MiddlewareProcessor extends SinkProcessor {

    /** New events that an answer to several gave; they stand where the first of those stood. */
    private record Derived(List<Exchange> events) {

        static final Derived NONE = new Derived(List.of());
    }

    MiddlewareProcessor(Route route, Processor steps, String description, RetryPolicy retry) {
        super(route, steps, null, description, retry);
    }

    @Override
    void deliver(Exchange batch, List<Exchange> events, Settlement settlement) throws InterruptedException {
        List<Exchange> requests = new ArrayList<>(events.size());
        for (Exchange event : events) {
            if (event.getMessage().getBody() != null) {
                Exchange request = event.copy();
                Answer.awaitFor(request);
                requests.add(request);
            }
        }
        if (!requests.isEmpty()) {
            super.deliver(batch, requests, settlement);
            batch.removeProperty(WadiConstants.ANSWER);
        }
        batch.getMessage().setBody(Collections.unmodifiableList(answered(events, requests, settlement)));
    }

    @Override
    void deliverOne(Exchange exchange) throws InterruptedException {
        if (exchange.getMessage().getBody() == null) {
            return;
        }
        Answer answer = Answer.awaitFor(exchange);
        super.deliverOne(exchange);
        exchange.removeProperty(WadiConstants.ANSWER);
        if (exchange.getException() != null) {
            return;
        }
        if (!(answer.body() instanceof List<?> items)) {
            exchange.getMessage().setBody(answer.body());
        } else if (items.size() == 1) {
            exchange.getMessage().setBody(items.get(0));
        } else {
            exchange.setException(EncodingException.unusable("the answer holds " + items.size() + " items for one event", null));
        }
    }

    @Override
    Throwable send(Exchange exchange, Object body) throws InterruptedException {
        Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (settlement == null || !(body instanceof List<?> list)) {
            return super.send(exchange, body);
        }
        @SuppressWarnings("unchecked")
        List<Exchange> requests = (List<Exchange>) list;
        // where a step puts the requests into one, that one has no place for its answer, and it comes here
        Answer answer = Answer.awaitFor(exchange);
        Throwable cause = super.send(exchange, body);
        if (cause == null && answer.isGiven()) {
            Set<EventOrigin> reported = reported(settlement);
            spread(answer, requests.stream().filter(request -> !reported.contains(origin(request))).toList());
        }
        return cause;
    }

    /** Gives each request of one that held them all its part of the answer. */
    private static void spread(Answer answer, List<Exchange> requests) {
        List<?> items = (List<?>) answer.body();
        if (items.size() == requests.size()) {
            for (int place = 0; place < items.size(); place++) {
                answerOf(requests.get(place)).give(items.get(place));
            }
            return;
        }
        requests.forEach(request -> answerOf(request).give(Derived.NONE));
        answerOf(requests.get(0)).give(derived(items, requests));
    }

    private static Derived derived(List<?> items, List<Exchange> requests) {
        GatheredOrigin all = GatheredOrigin.of(requests.stream().map(SinkProcessor::origin).toList());
        List<Exchange> events = new ArrayList<>(items.size());
        for (Object item : items) {
            Exchange event = new DefaultExchange(requests.get(0).getContext());
            event.getMessage().getHeaders().putAll(requests.get(0).getMessage().getHeaders());
            event.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, new DerivedOrigin(all, events.size()));
            event.getMessage().setBody(item);
            events.add(event);
        }
        return new Derived(events);
    }

    /** The events with their answers, without those that are set aside, up to the one that ends the batch. */
    private static List<Exchange> answered(List<Exchange> events, List<Exchange> requests, Settlement settlement) {
        Set<EventOrigin> reported = reported(settlement);
        EventFailure end = settlement.failure();
        List<Exchange> answered = new ArrayList<>(events.size());
        int request = 0;
        for (Exchange event : events) {
            if (end != null && end.origin() != null && end.origin() == origin(event)) {
                break;
            }
            if (event.getMessage().getBody() == null) {
                answered.add(event);
                continue;
            }
            Answer answer = answerOf(requests.get(request++));
            if (reported.contains(origin(event))) {
                // whatever an earlier attempt was told: its way ends here
                continue;
            }
            if (answer.isGiven() && answer.body() instanceof Derived derived) {
                answered.addAll(derived.events());
            } else if (answer.isGiven()) {
                event.getMessage().setBody(answer.body());
                answered.add(event);
            } else if (settlement.settledCount(null) == 0) {
                // nothing counts, so what stands behind the event does not either
                break;
            } else {
                throw new IllegalStateException("nobody knows what became of an event: " + origin(event));
            }
        }
        return answered;
    }

    /** Origins of all events of the batch that are known to have failed. */
    private static Set<EventOrigin> reported(Settlement settlement) {
        Set<EventOrigin> reported = Collections.newSetFromMap(new IdentityHashMap<>());
        settlement.setAside(OnFailure.dead_letter).forEach(failure -> reported.add(failure.origin()));
        settlement.setAside(OnFailure.skip).forEach(failure -> reported.add(failure.origin()));
        if (settlement.failure() != null) {
            reported.add(settlement.failure().origin());
        }
        return reported;
    }

    private static Answer answerOf(Exchange request) {
        return request.getProperty(WadiConstants.ANSWER, Answer.class);
    }
}
