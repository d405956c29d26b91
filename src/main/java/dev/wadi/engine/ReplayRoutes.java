package dev.wadi.engine;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.camel.deadletter.DeadLetterStore;
import dev.wadi.camel.deadletter.LetterOrigin;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * The stores of dead letters of a definition, and routes that deliver letters once more.
 *
 * <p>Lifecycle and threads: one owner; {@link #make} starts Camel with the shared files, routes are loaded when they are needed,
 * closed once. Nothing here moves a position.
 */
public final class ReplayRoutes implements AutoCloseable {

    private final CamelRuntime camel;
    private final Set<String> loaded = new HashSet<>();

    private ReplayRoutes(CamelRuntime camel) {
        this.camel = camel;
    }

    /**
     * What became of letters that were delivered once more. A letter that is in neither list was not reached.
     *
     * @param delivered every sink of the route has them
     * @param failed events that failed again; an event may have failed at several sinks
     * @param end why the delivery ended before all letters had their turn, or null
     */
    public record Delivered(List<DeadLetter> delivered, List<EventFailure> failed, Throwable end) {}

    /** @throws EngineException when the services cannot be made */
    public static ReplayRoutes make(CompiledRoutes routes) {
        CamelRuntime camel = new CamelRuntime(routes);
        try {
            camel.start(Duration.ofSeconds(5));
            for (RouteFile file : routes.files()) {
                if (file.connector() == null) {
                    camel.load(file);
                }
            }
        } catch (Exception e) {
            camel.stop();
            throw new EngineException(FailureText.of(e), e);
        }
        return new ReplayRoutes(camel);
    }

    public DeadLetterStore store(String bean) {
        return camel.find(bean, DeadLetterStore.class);
    }

    /** Makes the file's routes, unless they are there already. */
    public void load(RouteFile file) {
        if (!loaded.add(file.name())) {
            return;
        }
        try {
            camel.load(file);
        } catch (Exception e) {
            throw new EngineException(FailureText.of(e), e);
        }
    }

    /**
     * Sends letters as one batch and waits until each has its answer. Faults that pass are retried as the route says.
     *
     * @param uri what the route begins with
     */
    public Delivered deliver(String uri, List<DeadLetter> letters) {
        List<LetterOrigin> origins = letters.stream().map(LetterOrigin::new).toList();
        Settlement settlement = new Settlement(origins);
        // a sink that takes nothing at all says nothing about the events
        settlement.decideBy(failure -> Faults.of(failure.cause()) == Fault.SINK ? OnFailure.stop : OnFailure.dead_letter);
        Throwable exception = camel.send(uri, context -> {
            Exchange batch = new DefaultExchange(context);
            batch.setProperty(WadiConstants.SETTLEMENT, settlement);
            List<Exchange> items = new ArrayList<>(origins.size());
            for (LetterOrigin origin : origins) {
                Exchange item = new DefaultExchange(context);
                item.getIn().setBody(origin.originalBody());
                origin.originalAttributes().forEach(item.getIn()::setHeader);
                item.getIn().setHeader(WadiConstants.EVENT_ORIGIN, origin);
                items.add(item);
            }
            batch.getIn().setBody(Collections.unmodifiableList(items));
            return batch;
        });
        List<EventFailure> failed = exception == null ? settlement.setAside(OnFailure.dead_letter) : List.of();
        Set<Object> again = new HashSet<>();
        failed.forEach(failure -> again.add(failure.origin()));
        List<DeadLetter> delivered = origins.subList(0, settlement.settledCount(exception)).stream()
                .filter(origin -> !again.contains(origin)).map(LetterOrigin::letter).toList();
        Throwable end = exception != null || settlement.failure() == null ? exception : settlement.failure().cause();
        return new Delivered(delivered, failed, end);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
