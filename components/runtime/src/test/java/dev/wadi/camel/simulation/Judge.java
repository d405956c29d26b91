package dev.wadi.camel.simulation;

import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.camel.simulation.Scenario.Mode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Knows what really happened, and throws an {@link AssertionError} as soon as it breaks a promise:
 *
 * <ul>
 *   <li>a position never moves behind an event that is not settled: confirmed by each sink in this life of the connector, in the
 *       dead letters, or skipped and counted; and whose key is not kept (invariants 1, 3)
 *   <li>it never moves back (invariant 2), and a stop leaves it right before the event that it stopped at
 *   <li>an event arrives again only if it was not confirmed, or went again with an earlier one of its key, or the connector was
 *       started again and its position was not behind it yet
 *   <li>an event is given up only for a fault that it met, as its rule says, and after the attempts that it is due
 *   <li>in the end, the ledgers say that nothing is missing, changed or out of order
 * </ul>
 *
 * <p>What it keeps outlives the connector; {@link #restarted} says that a new one begins.
 */
final class Judge {

    private final Scenario scenario;
    private final Map<String, SinkAccount> sinks = new LinkedHashMap<>();
    private final Map<Integer, Long> saved = new HashMap<>();
    private final Set<SimulatedEvent> keys = new HashSet<>();
    private final Set<SimulatedEvent> unconvertible = new HashSet<>();
    /** Durable: sink to events; null for those that failed before the sinks. */
    private final Map<String, Set<SimulatedEvent>> letters = new HashMap<>();
    private final Map<String, Set<SimulatedEvent>> skipped = new HashMap<>();

    Judge(Scenario scenario) {
        this.scenario = scenario;
        scenario.sinks().forEach(plan -> sinks.put(plan.id(), new SinkAccount(plan, scenario)));
    }

    /** Breaks the run. */
    void object(String what) {
        throw new AssertionError(what);
    }

    /** The connector begins anew at the saved positions. */
    void restarted() {
        skipped.clear();
        unconvertible.clear();
        sinks.values().forEach(SinkAccount::restarted);
    }

    /** The sink has the event now. */
    void arrived(String sink, SimulatedEvent event, Object content) {
        if (event.number() <= savedIn(event.laneIndex())) {
            object(sink + " got " + event + ", which is behind the saved position");
        }
        sinks.get(sink).arrived(event, content);
    }

    /**
     * The sink's answer to an attempt is on its way.
     *
     * @param failures why it does not have each of the events; null: it has it
     */
    void answered(String sink, List<SimulatedEvent> events, List<Throwable> failures) {
        sinks.get(sink).answered(events, failures);
    }

    /** The event cannot be converted; for one sink, or for all (null). */
    void cannotConvert(String sink, SimulatedEvent event) {
        if (sink == null) {
            unconvertible.add(event);
        } else {
            sinks.get(sink).cannotConvert(event);
        }
    }

    /** The rule has decided about an event; what it decides to give up is not kept yet. */
    void decided(EventFailure failure, OnFailure decision) {
        if (decision == OnFailure.stop) {
            return;
        }
        SimulatedEvent event = (SimulatedEvent) failure.origin();
        sinks.forEach((id, sink) -> {
            if (failure.sink() == null || failure.sink().equals(id)) {
                sink.letsLaterOnesPass(event);
            }
        });
    }

    /** The event is in the dead letters for good. */
    void deadLettered(EventFailure failure) {
        setAside(failure, OnFailure.dead_letter, letters);
    }

    /** The event was skipped, and counted as such. */
    void skipped(EventFailure failure) {
        setAside(failure, OnFailure.skip, skipped);
    }

    /** The key of the event is kept for good. */
    void keyKept(SimulatedEvent event) {
        requireSettled(event, "its key is kept");
        keys.add(event);
    }

    /** The position of the lane is durable. */
    void saved(int lane, long number) {
        long before = savedIn(lane);
        if (number < before) {
            object("position of lane " + lane + " went back from " + before + " to " + number);
        }
        for (SimulatedEvent event : scenario.lanes().get(lane)) {
            if (event.number() > before && event.number() <= number) {
                requireSettled(event, "the position is behind it");
                if (!keys.contains(event)) {
                    object(event + " has no key in the dedup store, but the position is behind it");
                }
            }
        }
        saved.put(lane, number);
    }

    /** The connector has stopped at one event of this batch. */
    void stopped(List<SimulatedEvent> batch, EventFailure failure) {
        SimulatedEvent at = (SimulatedEvent) failure.origin();
        for (SimulatedEvent event : batch.subList(0, batch.indexOf(at))) {
            if (event.number() > savedIn(event.laneIndex())) {
                object("stopped at " + at + ", but the position is not behind " + event);
            }
        }
        if (at.number() <= savedIn(at.laneIndex())) {
            object("stopped at " + at + ", but the position is behind it");
        }
        if (Faults.of(failure.cause()) != Fault.SINK && scenario.rule(failure.sink()) != OnFailure.stop) {
            object("stopped at " + at + " although its rule is " + scenario.rule(failure.sink()));
        }
    }

    /** The source has no more. */
    void ended() {
        scenario.lanes().forEach(lane -> lane.forEach(event -> {
            if (event.number() > savedIn(event.laneIndex())) {
                object("ended, but the position is not behind " + event);
            }
        }));
        sinks.values().forEach(SinkAccount::close);
    }

    private void setAside(EventFailure failure, OnFailure how, Map<String, Set<SimulatedEvent>> where) {
        SimulatedEvent event = (SimulatedEvent) failure.origin();
        if (scenario.rule(failure.sink()) != how) {
            object(event + " is given up by " + how + ", but its rule is " + scenario.rule(failure.sink()));
        }
        if (failure.sink() == null) {
            if (!unconvertible.contains(event)) {
                object(event + " is given up, but can be converted");
            }
            sinks.values().forEach(sink -> sink.gaveUp(event));
        } else {
            sinks.get(failure.sink()).gaveUp(event, failure);
        }
        where.computeIfAbsent(failure.sink(), sink -> new HashSet<>()).add(event);
    }

    private void requireSettled(SimulatedEvent event, String because) {
        if (isSetAside(event, null)) {
            return;
        }
        sinks.forEach((id, sink) -> {
            if (!sink.hasConfirmed(event) && !isSetAside(event, id)) {
                object(id + " has not confirmed " + event + ", but " + because);
            }
        });
    }

    private boolean isSetAside(SimulatedEvent event, String sink) {
        return letters.getOrDefault(sink, Set.of()).contains(event) || skipped.getOrDefault(sink, Set.of()).contains(event);
    }

    private long savedIn(int lane) {
        return saved.getOrDefault(lane, 0L);
    }

    static boolean keepsOrderOfFirstArrivals(Mode mode) {
        return mode != Mode.EACH;
    }
}
