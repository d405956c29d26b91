package dev.wadi.camel.simulation;

import dev.wadi.camel.batch.EventFailure;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.camel.delivery.NotAttemptedException;
import dev.wadi.camel.simulation.Scenario.SinkPlan;
import dev.wadi.testkit.ledger.DeliveryPromise;
import dev.wadi.testkit.ledger.Disorder;
import dev.wadi.testkit.ledger.Finding;
import dev.wadi.testkit.ledger.Ledger;
import dev.wadi.testkit.ledger.LedgerReport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one sink got, answered and did not get: the judge's books for it, with a ledger for each lane. */
final class SinkAccount {

    private final SinkPlan plan;
    private final Scenario scenario;
    private final List<Ledger> ledgers = new ArrayList<>();
    /** When each event arrived last, counted in arrivals. */
    private final Map<SimulatedEvent, Integer> lastArrivals = new HashMap<>();
    private final Set<SimulatedEvent> everGivenUp = new HashSet<>();
    private final Set<SimulatedEvent> everPassed = new HashSet<>();
    private int arrivals;

    /** Of this life of the connector. */
    private final Set<SimulatedEvent> confirmed = new HashSet<>();
    private final Set<SimulatedEvent> mayRepeat = new HashSet<>();
    private final Set<SimulatedEvent> unconvertible = new HashSet<>();
    private final Map<SimulatedEvent, Integer> failures = new HashMap<>();
    private final Set<SimulatedEvent> notToCome = new HashSet<>();

    SinkAccount(SinkPlan plan, Scenario scenario) {
        this.plan = plan;
        this.scenario = scenario;
        for (List<SimulatedEvent> lane : scenario.lanes()) {
            Ledger ledger = new Ledger();
            lane.forEach(event -> ledger.attempt(event.keyText()));
            ledgers.add(ledger);
        }
    }

    void restarted() {
        confirmed.clear();
        failures.clear();
        notToCome.clear();
        unconvertible.clear();
        mayRepeat.addAll(lastArrivals.keySet());
    }

    void arrived(SimulatedEvent event, Object body) {
        if (lastArrivals.containsKey(event) && !mayRepeat.contains(event)) {
            throw new AssertionError(plan.id() + " got " + event + " again, which it had confirmed");
        }
        lastArrivals.put(event, arrivals++);
        mayRepeat.add(event); // until it is confirmed
        ledgers.get(event.laneIndex()).arrive("", event.keyText(), event.index(), Conversion.contentFor(plan.id(), body));
    }

    void answered(List<SimulatedEvent> events, List<Throwable> answers) {
        events.stream().filter(notToCome::contains).findFirst().ifPresent(event -> {
            throw new AssertionError(plan.id() + " gets " + event + ", which was to be given up");
        });
        for (int place = 0; place < events.size(); place++) {
            if (answers.get(place) == null) {
                confirmed.add(events.get(place));
                mayRepeat.remove(events.get(place));
            }
        }
        for (int place = 0; place < events.size(); place++) {
            if (answers.get(place) != null && !(answers.get(place) instanceof NotAttemptedException)) {
                failed(events.get(place), Faults.of(answers.get(place)));
            }
        }
    }

    private void failed(SimulatedEvent event, Fault fault) {
        failures.merge(event, 1, Integer::sum);
        mayRepeat.add(event);
        if (fault == Fault.PASSING || fault == Fault.UNKNOWN) {
            mayGoAgainWithLaterOnes(event);
        }
    }

    /** Also those that the sink has confirmed: it ends with the last one last. */
    private void mayGoAgainWithLaterOnes(SimulatedEvent event) {
        for (SimulatedEvent later : scenario.lanes().get(event.laneIndex())) {
            if (later.index() > event.index() && later.keyText().equals(event.keyText())) {
                mayRepeat.add(later);
            }
        }
    }

    /** It was decided that the event is given up, so later ones of its key go on. */
    void letsLaterOnesPass(SimulatedEvent event) {
        everPassed.add(event);
        notToCome.add(event);
    }

    void cannotConvert(SimulatedEvent event) {
        unconvertible.add(event);
    }

    /** It failed before the sinks. */
    void gaveUp(SimulatedEvent event) {
        everGivenUp.add(event);
    }

    void gaveUp(SimulatedEvent event, EventFailure failure) {
        everGivenUp.add(event);
        if (unconvertible.contains(event)) {
            return;
        }
        int due = switch (Faults.of(failure.cause())) {
            case EVENT -> 1;
            case UNKNOWN -> plan.retry().maxAttempts().orElse(10);
            case PASSING -> plan.retry().maxAttempts().orElse(Integer.MAX_VALUE);
            case SINK -> Integer.MAX_VALUE;
        };
        if (failures.getOrDefault(event, 0) < due || failure.attempts() < due) {
            throw new AssertionError(plan.id() + " gives up " + event + " after " + failure.attempts() + " attempts and "
                    + failures.get(event) + " failures: " + failure.cause());
        }
    }

    boolean hasConfirmed(SimulatedEvent event) {
        return confirmed.contains(event);
    }

    /** Nothing more will come: is it all there, and in order? */
    void close() {
        for (int lane = 0; lane < ledgers.size(); lane++) {
            Ledger ledger = ledgers.get(lane);
            List<SimulatedEvent> due = scenario.lanes().get(lane).stream().filter(event -> !everGivenUp.contains(event)).toList();
            due.forEach(event -> ledger.confirm(event.index()));
            judge(lane, ledger.report());
            requireFinalOrder(due);
        }
    }

    private void judge(int lane, LedgerReport report) {
        DeliveryPromise promise = DeliveryPromise.atLeastOnce(scenario.largestBatch());
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        findings.addAll(report.findings(promise));
        boolean goesOnBehindFailures = !Judge.keepsOrderOfFirstArrivals(plan.mode());
        if (goesOnBehindFailures || report.disorders().stream().allMatch(disorder -> wasPassed(lane, disorder))) {
            findings.remove(Finding.OUT_OF_ORDER);
        }
        if (!findings.isEmpty()) {
            throw new AssertionError(plan.id() + " lane " + lane + ": " + findings + ", " + report.summary());
        }
    }

    /** An event that was to be given up, but whose connector was killed or stopped before that was saved, is delivered late. */
    private boolean wasPassed(int lane, Disorder disorder) {
        return everPassed.contains(scenario.lanes().get(lane).get((int) disorder.entry().sequence()));
    }

    /** A sink that keeps the last of a key ends with the right one. */
    private void requireFinalOrder(List<SimulatedEvent> due) {
        Map<String, SimulatedEvent> lastOfKey = new HashMap<>();
        for (SimulatedEvent event : due) {
            SimulatedEvent before = lastOfKey.put(event.keyText(), event);
            if (before != null && lastArrivals.get(before) > lastArrivals.get(event)) {
                throw new AssertionError(plan.id() + " has " + event + " from before its last " + before);
            }
        }
    }
}
