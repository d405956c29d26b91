package dev.wadi.camel.simulation;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.CopyEvents;
import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.batch.FailureRule;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.batch.Settling;
import dev.wadi.camel.delivery.PlainDelivery;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.simulation.SimulatedSource.Taken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/**
 * One life of a connector: takes batches and brings them to the sinks, calling the plain classes in the order in which the Camel
 * processors of a compiled route do: the source's delivery, {@code FailureProcessor}, the steps, for each sink {@code CopyEvents},
 * its steps and {@code SinkProcessor}. A {@link Mutation} makes it wrong in one way.
 */
final class SimulatedConnector {

    private static final CamelContext CONTEXT = new DefaultCamelContext(); // never started: exchanges only name it

    private final World world;
    private final Judge judge;
    private final Mutation mutation;
    private final SimulatedSource source;
    private final SimulatedPositions positions;
    private final SimulatedDeadLetters deadLetters;
    private final List<SimulatedSink> sinks;
    private final FailureRule rule;
    private final Set<SimulatedEvent> badAtSource;
    private final double brokenStep;
    private final PlainDelivery delivery;
    private Long unsavedIdle;

    SimulatedConnector(Simulation.Surroundings around, SimulatedSource source, Mutation mutation) {
        this.world = around.world();
        this.judge = around.judge();
        this.positions = around.positions();
        this.deadLetters = around.deadLetters();
        this.sinks = around.sinks();
        this.rule = around.rule();
        this.badAtSource = around.badAtSource();
        this.brokenStep = around.scenario().brokenStep();
        this.source = source;
        this.mutation = mutation;
        this.delivery = new PlainDelivery(world::jitter, world::instant, world::pass);
    }

    /** Returns when the source has no more. */
    void run() throws InterruptedException, ConnectorFailedException {
        boolean open = true;
        while (open) {
            Taken taken = source.take();
            world.step(() -> "take " + taken);
            if (mutation == Mutation.SAVES_IDLE_POSITION_AT_ONCE && source.learnedIdle() != null) {
                save(Map.of(0, source.learnedIdle()));
            }
            if (!taken.events().isEmpty()) {
                unsavedIdle = null;
                deliver(taken.events());
            }
            if (taken.idle() != null) {
                unsavedIdle = taken.idle();
            }
            open = !taken.ended();
            if (unsavedIdle != null && (!open || world.chance(0.3))) {
                save(Map.of(0, unsavedIdle));
                unsavedIdle = null;
            }
        }
    }

    private void deliver(List<SimulatedEvent> events) throws InterruptedException, ConnectorFailedException {
        if (mutation == Mutation.SAVES_BEFORE_DELIVERY) {
            save(SimulatedPositions.lastOf(events));
        }
        Settlement settlement = new Settlement(events);
        if (mutation == Mutation.KEEPS_KEYS_BEFORE_DELIVERY) {
            keepKeys(events);
        }
        Exchange batch = batch(events, settlement);
        Throwable exception = process(batch, settlement);
        world.step(() -> "the exchange is complete");
        settle(events, settlement, exception);
        if (mutation == Mutation.SAVES_BEFORE_DEAD_LETTERS && exception == null) {
            keepSetAside(settlement);
        }
        if (exception != null) {
            throw new ConnectorFailedException(null, exception);
        }
        if (settlement.failure() != null && mutation != Mutation.GOES_ON_AFTER_STOP) {
            judge.stopped(events, settlement.failure());
            throw new ConnectorFailedException(settlement.failure(), settlement.failure().cause());
        }
    }

    private Exchange batch(List<SimulatedEvent> events, Settlement settlement) {
        List<Exchange> items = new ArrayList<>(events.size());
        for (SimulatedEvent event : events) {
            Exchange item = new DefaultExchange(CONTEXT);
            item.getMessage().setBody(event.content());
            item.getMessage().setHeader(WadiConstants.EVENT_ORIGIN, event);
            items.add(item);
        }
        if (mutation == Mutation.DROPS_TAIL_OF_BATCH) {
            items.remove(items.size() - 1);
        }
        return exchange(Collections.unmodifiableList(items), settlement);
    }

    /** The route. Returns how it ended; null: well. */
    private Throwable process(Exchange batch, Settlement settlement) throws InterruptedException {
        settlement.decideBy(rule);
        settlement.whenSettled(settled -> settled.forEach(event -> keepKeys(List.of((SimulatedEvent) event))));
        try {
            EventSteps.forEach(batch.getMessage(), "convert", message -> {
                SimulatedEvent event = message.getHeader(WadiConstants.EVENT_ORIGIN, SimulatedEvent.class);
                if (badAtSource.contains(event)) {
                    judge.cannotConvert(null, event);
                    throw EncodingException.unusable("not convertible", null);
                }
                message.setBody(Conversion.forAll(message.getBody(String.class)));
            });
            List<Exchange> items = items(batch);
            int reached = mutation == Mutation.FORGETS_A_SINK ? sinks.size() - 1 : sinks.size();
            for (SimulatedSink sink : sinks.subList(0, reached)) {
                world.step(() -> "branch of " + sink.id());
                if (world.chance(brokenStep)) {
                    throw new IllegalStateException("the registry is away");
                }
                boolean shares = sinks.size() == 1 || mutation == Mutation.SHARES_EVENTS_AMONG_SINKS;
                branch(sink, shares ? items : CopyEvents.copies(items), settlement);
            }
            if (mutation != Mutation.SAVES_BEFORE_DEAD_LETTERS) {
                keepSetAside(settlement);
            }
            return null;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return e;
        }
    }

    private void branch(SimulatedSink sink, List<Exchange> events, Settlement settlement) throws Exception {
        Exchange branch = exchange(events, settlement);
        branch.setProperty(WadiConstants.SINK, sink.id());
        EventSteps.forEach(branch.getMessage(), "convert for " + sink.id(), message -> {
            SimulatedEvent event = message.getHeader(WadiConstants.EVENT_ORIGIN, SimulatedEvent.class);
            if (!sink.canConvert(event)) {
                judge.cannotConvert(sink.id(), event);
                throw EncodingException.unusable("not convertible for " + sink.id(), null);
            }
            message.setBody(Conversion.forSink(sink.id(), message.getBody()));
        });
        List<Exchange> converted = items(branch);
        PlainDelivery.Way way = new PlainDelivery.Way(sink.id(), sink.plan().retry(), this::orderKey,
                mutation == Mutation.SENDS_FAILED_EXCHANGES_AGAIN ? same -> same : CopyEvents::copies);
        delivery.deliver(converted, settlement, way, part -> attempt(sink, converted, part));
    }

    private Throwable attempt(SimulatedSink sink, List<Exchange> all, List<Exchange> part) {
        if (mutation == Mutation.SENDS_WHOLE_BATCH_AGAIN && part.size() < all.size()) {
            sink.send(CopyEvents.copies(all));
        }
        Throwable failure = sink.send(part);
        if (mutation == Mutation.TAKES_UNKNOWN_FOR_CONFIRMED) {
            part.stream().filter(item -> item.getException() instanceof TimeoutException)
                    .forEach(item -> item.setException(null));
            return failure instanceof TimeoutException ? null : failure;
        }
        return failure;
    }

    private Object orderKey(Exchange item) {
        SimulatedEvent event = SimulatedSink.event(item);
        return mutation == Mutation.FORGETS_LATER_EVENTS_OF_HELD_KEY ? event : event.orderKey();
    }

    private void keepSetAside(Settlement settlement) throws InterruptedException {
        Settling.keepSetAside(settlement, this::keepDeadLetters, this::skip);
    }

    private void keepDeadLetters(List<EventFailure> failures) throws InterruptedException {
        if (mutation != Mutation.SWALLOWS_DEAD_LETTER_ERRORS) {
            delivery.keep(() -> deadLetters.add(failures));
            return;
        }
        try {
            deadLetters.add(failures);
        } catch (RuntimeException e) {
            world.trace(() -> "passed over: " + e);
        }
    }

    private void skip(List<EventFailure> failures) {
        if (mutation != Mutation.SKIPS_WITHOUT_COUNTING) {
            failures.forEach(judge::skipped);
        }
    }

    private void settle(List<SimulatedEvent> events, Settlement settlement, Throwable exception) throws InterruptedException {
        Throwable ended = mutation == Mutation.SAVES_A_FAILED_BATCH ? null : exception;
        if (mutation == Mutation.KEEPS_KEYS_AFTER_POSITION) {
            save(SimulatedPositions.lastOf(events.subList(0, settlement.settledCount(ended))));
        }
        Settling.settle(settlement, ended, settled -> save(numbers(events, settled)));
    }

    private Map<Integer, Long> numbers(List<SimulatedEvent> events, int settled) {
        List<SimulatedEvent> behind = events.subList(0, mutation == Mutation.SAVES_PAST_STOPPED_EVENT ? events.size() : settled);
        if (mutation == Mutation.SAVES_ONE_NUMBER_FOR_ALL_LANES) {
            Map<Integer, Long> all = new LinkedHashMap<>(SimulatedPositions.lastOf(events));
            all.replaceAll((lane, number) -> behind.get(behind.size() - 1).number());
            return all;
        }
        if (mutation == Mutation.SAVES_AN_OLDER_POSITION && world.chance(0.2)) {
            save(SimulatedPositions.lastOf(behind));
            return SimulatedPositions.lastOf(events.subList(0, 1));
        }
        return SimulatedPositions.lastOf(behind);
    }

    private void save(Map<Integer, Long> numbers) {
        positions.save(numbers);
    }

    private void keepKeys(List<SimulatedEvent> events) {
        for (SimulatedEvent event : events) {
            world.step(() -> "keep key of " + event);
            judge.keyKept(event);
        }
    }

    private static Exchange exchange(List<Exchange> items, Settlement settlement) {
        Exchange exchange = new DefaultExchange(CONTEXT);
        exchange.setProperty(WadiConstants.SETTLEMENT, settlement);
        exchange.getMessage().setBody(items);
        return exchange;
    }

    @SuppressWarnings("unchecked")
    private static List<Exchange> items(Exchange batch) {
        return (List<Exchange>) batch.getMessage().getBody();
    }
}
