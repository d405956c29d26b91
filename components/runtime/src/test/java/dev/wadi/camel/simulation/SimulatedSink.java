package dev.wadi.camel.simulation;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.delivery.NotAttemptedException;
import dev.wadi.camel.encoding.EncodingException;
import dev.wadi.camel.simulation.Scenario.SinkPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** A sink that keeps what it is sent, and fails in every way that its plan has. Survives the connector's crashes. */
final class SimulatedSink {

    private final SinkPlan plan;
    private final World world;
    private final Judge judge;
    private final Set<SimulatedEvent> bad = new HashSet<>();
    private final Set<SimulatedEvent> unconvertible = new HashSet<>();
    /** What the attempt at hand answers for single events, whatever an exchange may have from before. */
    private final Map<Exchange, Throwable> answers = new IdentityHashMap<>();
    private boolean mayWrite = true;
    private double passing;

    SimulatedSink(SinkPlan plan, Scenario scenario, World world, Judge judge) {
        this.plan = plan;
        this.world = world;
        this.judge = judge;
        this.passing = plan.passing();
        scenario.lanes().forEach(lane -> lane.forEach(event -> {
            if (plan.bad() > 0 && world.below(plan.bad()) == 0) {
                bad.add(event);
            }
            if (plan.unconvertible() > 0 && world.below(plan.unconvertible()) == 0) {
                unconvertible.add(event);
            }
        }));
    }

    SinkPlan plan() {
        return plan;
    }

    String id() {
        return plan.id();
    }

    boolean canConvert(SimulatedEvent event) {
        return !unconvertible.contains(event);
    }

    /** A person takes the cause of this failure away. */
    void mend(SimulatedEvent event) {
        bad.remove(event);
        unconvertible.remove(event);
        mayWrite = true;
        passing /= 2;
    }

    /** One attempt: why it failed, or null. */
    Throwable send(List<Exchange> events) {
        world.step(() -> id() + " gets " + events.stream().map(SimulatedSink::event).toList());
        answers.clear();
        Throwable failure = attempt(events);
        judge.answered(id(), events.stream().map(SimulatedSink::event).toList(),
                events.stream().map(item -> answers.containsValue(failure) ? answers.get(item) : failure).toList());
        world.step(() -> id() + " answers " + (failure == null ? "yes" : failure));
        return failure;
    }

    private Throwable attempt(List<Exchange> events) {
        if (mayWrite && world.chance(plan.losesRights())) {
            mayWrite = false;
        }
        if (!mayWrite) {
            return new TopicAuthorizationException(id());
        }
        return switch (plan.mode()) {
            case WHOLE -> whole(events);
            case EACH -> each(events);
            case ORDERED -> ordered(events);
        };
    }

    private Throwable whole(List<Exchange> events) {
        for (int place = 0; place < events.size(); place++) {
            if (bad.contains(event(events.get(place)))) {
                write(events.subList(0, world.chance(0.5) ? 0 : world.below(place + 1)));
                return refusal();
            }
        }
        return fails() ? broken(events) : written(events);
    }

    /** The connection breaks: the sink has none, some or all of them, and says nothing. */
    private Throwable broken(List<Exchange> events) {
        return switch (world.below(3)) {
            case 0 -> new IOException("connection refused");
            case 1 -> {
                write(events.subList(0, world.below(events.size() + 1)));
                yield new IOException("connection reset");
            }
            default -> {
                write(events);
                yield new TimeoutException("no answer");
            }
        };
    }

    private Throwable each(List<Exchange> events) {
        boolean givesUp = world.chance(passing / 4);
        List<Throwable> failures = new ArrayList<>();
        for (Exchange item : events) {
            if (givesUp && world.chance(0.3)) {
                continue; // not sent, and no answer
            }
            Throwable failure = one(item);
            if (failure != null) {
                answer(item, failure);
                failures.add(failure);
            }
        }
        return givesUp ? new TimeoutException("gave up") : failures.isEmpty() ? null : world.one(failures);
    }

    private Throwable ordered(List<Exchange> events) {
        if (world.chance(passing / 4)) {
            return broken(events);
        }
        for (int place = 0; place < events.size(); place++) {
            Throwable failure = one(events.get(place));
            if (failure != null) {
                answer(events.get(place), failure);
                events.subList(place + 1, events.size()).forEach(item -> answer(item, NotAttemptedException.INSTANCE));
                return failure;
            }
        }
        return null;
    }

    /** Writes one event, or not; or does and its answer is lost. */
    private Throwable one(Exchange item) {
        if (bad.contains(event(item))) {
            return refusal();
        }
        if (!fails()) {
            write(List.of(item));
            return null;
        }
        if (world.chance(0.5)) {
            return new IOException("not the leader");
        }
        write(List.of(item));
        return new TimeoutException("no answer");
    }

    private void answer(Exchange item, Throwable failure) {
        answers.put(item, failure);
        item.setException(failure);
    }

    private Throwable written(List<Exchange> events) {
        write(events);
        return null;
    }

    private void write(List<Exchange> events) {
        for (Exchange item : events) {
            world.step(() -> id() + " writes");
            judge.arrived(id(), event(item), item.getMessage().getBody());
        }
    }

    private boolean fails() {
        return world.chance(passing);
    }

    private Throwable refusal() {
        return plan.names() ? EncodingException.unusable("refused by " + id(), null) : new IllegalStateException("who knows");
    }

    static SimulatedEvent event(Exchange item) {
        return item.getMessage().getHeader(WadiConstants.EVENT_ORIGIN, SimulatedEvent.class);
    }
}
