package dev.wadi.engine;

import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.GatheredOrigin;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.NotAttemptedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Stands where a sink's endpoint would: takes events, or refuses them as planned, and answers like the endpoint does, each event
 * for itself.
 *
 * <p>Shape: a batch of events as the sink's own steps made them ready. Lifecycle and threads: one for each sink of one rehearsal;
 * safe, because a sink that nobody waits for has a thread of its own.
 */
public abstract class SinkRecorder implements Processor {

    private final List<RecordedEvent> taken = new ArrayList<>();
    private final List<PlannedRefusal> refusals;
    private final Map<PlannedRefusal, Long> refused = new HashMap<>();
    private final Map<EventOrigin, Integer> places = new IdentityHashMap<>();
    private Set<Integer> batch = Set.of();

    SinkRecorder(List<PlannedRefusal> refusals) {
        this.refusals = List.copyOf(refusals);
    }

    /** What the sink has, in the order in which it came. */
    public final synchronized List<RecordedEvent> taken() {
        return List.copyOf(taken);
    }

    /** Whether a planned refusal took place. */
    public final synchronized boolean hasRefused(PlannedRefusal planned) {
        return refused.containsKey(planned);
    }

    /** Says which events come now, and which of all input events the first of them is. */
    final synchronized void expect(List<EventOrigin> origins, int first) {
        batch = new HashSet<>();
        for (EventOrigin origin : origins) {
            places.put(origin, first + batch.size());
            batch.add(first + batch.size());
        }
    }

    @Override
    public final synchronized void process(Exchange exchange) throws Exception {
        Exception first = null;
        for (Item item : items(exchange)) {
            if (first != null && stopsAtFailure()) {
                item.event().setException(NotAttemptedException.INSTANCE);
                continue;
            }
            Refusal refusal = refusalOf(item.event());
            if (refusal == null) {
                taken.add(item.recorded());
            } else if (refusal.fault() == Fault.SINK) {
                // the endpoint itself fails: wrong credentials say nothing about an event
                exchange.setException(refusal);
                return;
            } else {
                item.event().setException(refusal);
                first = first == null ? refusal : first;
            }
        }
        exchange.setException(first);
    }

    /** An event with what the sink would have of it. */
    record Item(Exchange event, RecordedEvent recorded) {}

    /** The events of the exchange; what cannot be written at all is reported as the endpoint would. */
    abstract List<Item> items(Exchange exchange) throws Exception;

    /** Whether events behind a failed one are not tried. */
    boolean stopsAtFailure() {
        return false;
    }

    @SuppressWarnings("unchecked")
    static List<Exchange> events(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof List<?> body ? (List<Exchange>) body : List.of(exchange);
    }

    private Refusal refusalOf(Exchange event) {
        EventOrigin origin = event.getProperty(EventMark.ORIGIN, EventOrigin.class);
        Integer place = places.get(origin);
        // a message of many events has an origin of its own: it is refused with any of them
        Set<Integer> meant = place != null ? Set.of(place) : origin instanceof GatheredOrigin ? batch : Set.of();
        for (PlannedRefusal planned : refusals) {
            long before = refused.getOrDefault(planned, 0L);
            if (meant.contains(planned.event()) && before < planned.times()) {
                refused.put(planned, before + 1);
                return new Refusal(planned.fault(), planned.message());
            }
        }
        return null;
    }
}
