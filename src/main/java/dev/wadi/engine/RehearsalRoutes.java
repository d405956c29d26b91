package dev.wadi.engine;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.batch.Settling;
import dev.wadi.camel.deadletter.DeadLetter;
import dev.wadi.camel.deadletter.DeadLetterStore;
import dev.wadi.camel.progress.RouteProgress;
import dev.wadi.route.CompiledRoutes;
import dev.wadi.route.RouteFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.support.DefaultExchange;

/**
 * A connector's route between ends that are not there: events go in as from its source, recorders stand for its sinks.
 *
 * <p>Batches settle as in a run: {@link Settling} moves a position that nobody saves. Lifecycle and threads: one owner; one delivery,
 * then closed. Events are delivered by a thread of their own, so that a route that never ends does not hold its owner.
 */
public final class RehearsalRoutes implements AutoCloseable {

    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);

    private final CamelRuntime camel;
    private final String route;
    private final Map<String, SinkRecorder> recorders;
    private int settled;
    private String stopped;

    private RehearsalRoutes(CamelRuntime camel, String route, Map<String, SinkRecorder> recorders) {
        this.camel = camel;
        this.route = route;
        this.recorders = recorders;
    }

    /**
     * Makes the routes and starts them.
     *
     * @param route id of the connector's route
     * @param recorders of the sinks, by the names of their beans
     * @param mark name of the bean that stands before each sink's own steps
     * @param environment the only variables that routes see
     * @param now the time that scripts see, or null for the clock's
     * @throws EngineException when they cannot be made
     */
    public static RehearsalRoutes make(CompiledRoutes routes, String route, Map<String, SinkRecorder> recorders, String mark,
            Map<String, String> environment, Instant now) {
        CamelRuntime camel = new CamelRuntime(routes, context -> {
            recorders.forEach(context.getRegistry()::bind);
            context.getRegistry().bind(mark, new EventMark());
            if (now != null) {
                context.getRegistry().bind("wadi-rehearsal-clock", Clock.fixed(now, ZoneOffset.UTC));
            }
            context.getPropertiesComponent().addPropertiesFunction(new GivenEnvironment(environment));
        });
        try {
            camel.start(DRAIN_TIME);
            for (RouteFile file : routes.files()) {
                camel.load(file);
            }
        } catch (Exception e) {
            camel.stop();
            throw new EngineException(FailureText.of(e), e);
        }
        return new RehearsalRoutes(camel, route, recorders);
    }

    /** Sends one body through a route of conversions. */
    public byte[] convert(String uri, byte[] body) throws EngineException {
        Exchange converted = camel.exchange(uri, context -> {
            Exchange exchange = new DefaultExchange(context);
            exchange.getIn().setBody(body);
            return exchange;
        });
        if (converted.getException() != null) {
            throw new EngineException(FailureText.of(converted.getException()), converted.getException());
        }
        return converted.getMessage().getBody(byte[].class);
    }

    /**
     * Delivers events until all are settled, the connector would stop, or the time is over; then stops the route.
     *
     * @param uri what the connector's route begins with
     * @param store bean of the dead letters, or null
     */
    public RehearsalOutcome deliver(String uri, List<RehearsedEvent> events, int batchSize, Duration limit, String store)
            throws InterruptedException {
        List<String> ids = Collections.synchronizedList(new ArrayList<>());
        ExecutorService source = Executors.newSingleThreadExecutor(work -> new Thread(work, "wadi-test-" + route));
        String unfinished = null;
        try {
            source.submit(() -> {
                deliverAll(uri, events, batchSize, ids);
                return null;
            }).get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            unfinished = camel.progressOf(route).condition();
        } catch (ExecutionException e) {
            throw new EngineException(FailureText.of(e.getCause()), e.getCause());
        } finally {
            source.shutdownNow();
        }
        stopRoute();
        source.awaitTermination(DRAIN_TIME.toMillis(), TimeUnit.MILLISECONDS);
        List<DeadLetter> letters = new ArrayList<>();
        if (store != null) {
            camel.find(store, DeadLetterStore.class).forEach(null, letters::add);
        }
        RouteProgress progress = camel.progressOf(route);
        return new RehearsalOutcome(settled, stopped, unfinished, List.copyOf(ids), letters, progress.skipped(), progress.duplicates(),
                progress.filtered());
    }

    /** Ends what waits for another attempt, and lets a sink that nobody waits for have what it got. */
    private void stopRoute() {
        try {
            camel.stopRoute(route);
        } catch (Exception e) {
            throw new EngineException(FailureText.of(e), e);
        }
    }

    private void deliverAll(String uri, List<RehearsedEvent> events, int batchSize, List<String> ids) throws InterruptedException {
        for (int from = 0; from < events.size() && stopped == null; from += batchSize) {
            deliverBatch(uri, events.subList(from, Math.min(events.size(), from + batchSize)), from, ids);
        }
    }

    private void deliverBatch(String uri, List<RehearsedEvent> events, int from, List<String> ids) throws InterruptedException {
        List<EventOrigin> origins = new ArrayList<>();
        Settlement[] settlement = new Settlement[1];
        Throwable exception = camel.send(uri, context -> {
            Exchange batch = batch(context, events, origins);
            settlement[0] = new Settlement(origins);
            batch.setProperty(WadiConstants.SETTLEMENT, settlement[0]);
            origins.forEach(origin -> ids.add(origin.id()));
            recorders.values().forEach(recorder -> recorder.expect(origins, from));
            return batch;
        });
        if (exception instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        Settling.settle(settlement[0], exception, count -> settled += count);
        if (exception != null) {
            stopped = FailureText.of(exception);
        } else if (settlement[0].failure() != null) {
            stopped = settlement[0].failure().describe();
        }
    }

    private static Exchange batch(CamelContext context, List<RehearsedEvent> events, List<EventOrigin> origins) {
        Exchange batch = new DefaultExchange(context);
        List<Exchange> items = new ArrayList<>(events.size());
        for (RehearsedEvent event : events) {
            Exchange item = new DefaultExchange(context);
            origins.add(event.fill(item.getIn()));
            items.add(item);
        }
        batch.getIn().setBody(Collections.unmodifiableList(items));
        return batch;
    }

    @Override
    public void close() {
        camel.stop();
    }

    /** Answers {@code {{env:NAME}}} and {@code {{env:NAME:otherwise}}}. */
    private record GivenEnvironment(Map<String, String> values) implements PropertiesFunction {

        @Override
        public String getName() {
            return "env";
        }

        @Override
        public String apply(String remainder) {
            int colon = remainder.indexOf(':');
            String name = colon < 0 ? remainder : remainder.substring(0, colon);
            String otherwise = colon < 0 ? null : remainder.substring(colon + 1);
            String value = values.getOrDefault(name, otherwise);
            if (value == null) {
                throw new EngineException("the definition needs the environment variable " + name
                        + ", and the test file's 'environment' does not have it", null);
            }
            return value;
        }
    }
}
