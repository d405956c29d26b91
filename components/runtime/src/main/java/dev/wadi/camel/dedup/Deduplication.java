package dev.wadi.camel.dedup;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.delivery.Retries;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RouteAware;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Takes out the events that were delivered before, in one question to the repository for each batch, and keeps the keys of the rest
 * once they are settled and before their position is saved (invariant 3).
 *
 * <p>An event's key is what its source says: {@link EventOrigin#dedupKey()}.
 *
 * <p>Shape: a batch under a settlement leaves without known events and without second occurrences of one id; when none is left the
 * route ends here and the batch is settled. A single event that is known ends its route here too, with Camel's property
 * {@link Exchange#DUPLICATE_MESSAGE}; an unknown one is kept when its exchange completes.
 *
 * <p>Errors: a repository that does not answer is asked again like a sink, the batch waits; what is not tried again fails the batch.
 * An event without an origin is an {@link IllegalArgumentException}: behind such a source Camel's own {@code idempotentConsumer}
 * takes the same repositories.
 *
 * <p>Lifecycle and threads: one bean for each route, right behind its source; opens the repository when the route starts and
 * closes it when the route has stopped. Several batches at once are fine.
 */
public final class Deduplication extends ServiceSupport implements Processor, RouteAware {

    private Route route;
    private BatchIdempotentRepository repository;

    @Override
    protected void doStart() {
        if (repository == null) {
            throw new IllegalArgumentException("a Deduplication needs its property 'repository'");
        }
        ServiceHelper.startService(repository);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(repository);
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        Settlement settlement = exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class);
        if (settlement != null && exchange.getMessage().getBody() instanceof List<?> body) {
            @SuppressWarnings("unchecked")
            List<Exchange> events = (List<Exchange>) body;
            processBatch(exchange, events, settlement);
        } else {
            processOne(exchange);
        }
    }

    private void processBatch(Exchange exchange, List<Exchange> events, Settlement settlement) throws InterruptedException {
        List<String> keys = new ArrayList<>(events.size());
        for (Exchange event : events) {
            keys.add(origin(event.getMessage()).dedupKey());
        }
        Set<String> fresh = new LinkedHashSet<>(keys);
        fresh.removeAll(known(fresh));
        SeenEvents seen = new SeenEvents(events.size());
        List<Exchange> kept = new ArrayList<>(fresh.size());
        for (int index = 0; index < events.size(); index++) {
            EventOrigin origin = origin(events.get(index).getMessage());
            // taken out at the first occurrence, so that a second one is no longer fresh
            if (fresh.remove(keys.get(index))) {
                kept.add(events.get(index));
                seen.fresh(origin, keys.get(index));
            } else {
                seen.duplicate(origin);
            }
        }
        settlement.whenSettled(settled -> keep(seen, settled));
        if (kept.isEmpty()) {
            exchange.setRouteStop(true);
        } else if (kept.size() < events.size()) {
            exchange.getMessage().setBody(Collections.unmodifiableList(kept));
        }
    }

    private void keep(SeenEvents seen, List<? extends EventOrigin> settled) throws InterruptedException {
        List<String> keys = seen.keysAmong(settled);
        if (!keys.isEmpty()) {
            keep(keys);
        }
        progress().duplicates(seen.duplicatesAmong(settled));
    }

    private void processOne(Exchange exchange) throws InterruptedException {
        String key = origin(exchange.getMessage()).dedupKey();
        if (!known(Set.of(key)).isEmpty()) {
            exchange.setProperty(Exchange.DUPLICATE_MESSAGE, true);
            exchange.setRouteStop(true);
            progress().duplicates(1);
            return;
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange completed) {
                try {
                    keep(List.of(key));
                } catch (InterruptedException | RuntimeException e) {
                    // Camel only logs what is thrown here; the source looks at the exchange before it moves its position.
                    completed.setException(e);
                }
            }
        });
    }

    private Set<String> known(Set<String> keys) throws InterruptedException {
        return Retries.of(route).call("look up which of " + keys.size() + " events were delivered before", () -> repository.known(keys));
    }

    private void keep(List<String> keys) throws InterruptedException {
        Retries.of(route).call("keep the keys of " + keys.size() + " delivered events", () -> {
            repository.addAll(keys);
            return keys;
        });
    }

    private static EventOrigin origin(Message event) {
        EventOrigin origin = event.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
        if (origin == null) {
            throw new IllegalArgumentException("a Deduplication must stand right behind a source of Wadi: an event has no header "
                    + WadiConstants.EVENT_ORIGIN);
        }
        return origin;
    }

    private RouteProgress progress() {
        return ProgressBoard.of(route.getCamelContext()).route(route.getRouteId());
    }

    /** Where the keys of settled events are kept. */
    public void setRepository(BatchIdempotentRepository repository) {
        this.repository = repository;
    }

    public BatchIdempotentRepository getRepository() {
        return repository;
    }

    @Override
    public void setRoute(Route route) {
        this.route = route;
    }

    @Override
    public Route getRoute() {
        return route;
    }
}
