package dev.wadi.camel.batch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What became of the events of one batch: how many, from the first on, are settled when the batch's exchange is complete.
 *
 * <p>An event that a step or a sink cannot process is reported with {@link #fail}. The rule of the route then says whether it
 * ends the batch (it and everything behind it are not settled) or is set aside (it is settled once it is in the dead letters, or
 * has been given up as the definition says). When the exchange completes without an exception, every other event before the
 * earliest that ends the batch was confirmed by every required sink (invariant 1). When it completes with an exception nothing is
 * settled, because then nobody knows which events a sink has.
 *
 * <p>Lifecycle and threads: one per batch; several branches of a route may report, one after another or at once.
 */
public final class Settlement {

    /** An event that ended the batch or was set aside, and its place in the batch. */
    private record Reported(int place, OnFailure decision, EventFailure failure) {}

    private final int size;
    private final List<? extends EventOrigin> events;
    private final List<Reported> setAside = new ArrayList<>();
    private final List<SettledListener> listeners = new ArrayList<>();
    private FailureRule rule = FailureRule.STOP;
    private Reported end;
    private boolean reordered;

    /**
     * Told, before the position moves, which events of the batch are settled. An exception keeps the position where it was; an
     * {@link InterruptedException} says that the route stops and the events come again.
     */
    @FunctionalInterface
    public interface SettledListener {
        void settled(List<? extends EventOrigin> events) throws InterruptedException;
    }

    /** A batch of so many events, which steps report by their place in it. */
    public Settlement(int size) {
        this.size = size;
        this.events = List.of();
    }

    /** A batch of these events; a step may report one of them whatever is left of the batch where it stands. */
    public Settlement(List<? extends EventOrigin> events) {
        this.size = events.size();
        this.events = events;
    }

    /** Number of events in the batch. */
    public int size() {
        return size;
    }

    /** From now on this rule decides. */
    public synchronized void decideBy(FailureRule newRule) {
        rule = Objects.requireNonNull(newRule, "rule");
    }

    /** Asks to be told when events are settled. */
    public synchronized void whenSettled(SettledListener listener) {
        listeners.add(listener);
    }

    /**
     * From now on events may stand in another order than they came in, or stand for several: what lies before an event that ends the
     * batch need not have been delivered, so then nothing of the batch is settled (invariant 1).
     */
    public synchronized void reordered() {
        reordered = true;
    }

    /**
     * Reports an event that cannot be processed; of several that end the batch the earliest counts.
     *
     * @return what becomes of the event; a step that sees {@link OnFailure#stop} passes on only the events before it
     */
    public synchronized OnFailure fail(EventFailure failure) {
        Objects.requireNonNull(failure, "failure");
        int place = placeOf(failure);
        // what cannot be named cannot be set aside: nothing behind the last settled batch may be taken for settled
        OnFailure decision = place < 0 ? OnFailure.stop : rule.decide(failure);
        boolean endsAll = decision == OnFailure.stop && reordered;
        Reported reported = new Reported(endsAll ? 0 : Math.max(0, place), decision, failure);
        if (decision != OnFailure.stop) {
            // a step inside a repeated attempt reports the same event again
            setAside.removeIf(earlier -> earlier.place() == place && Objects.equals(earlier.failure().sink(), failure.sink()));
            setAside.add(reported);
        } else if (end == null || reported.place() < end.place()) {
            end = reported;
        }
        return decision;
    }

    /** The earliest event that ended the batch, or null. */
    public synchronized EventFailure failure() {
        return end == null ? null : end.failure();
    }

    /** Events that this decision was made for and that lie before the end of what is settled, in the order of the batch. */
    public synchronized List<EventFailure> setAside(OnFailure decision) {
        return setAside.stream()
                .filter(reported -> reported.decision() == decision && (end == null || reported.place() < end.place()))
                .sorted(Comparator.comparingInt(Reported::place))
                .map(Reported::failure)
                .toList();
    }

    /** How many events from the first on are settled, given how the batch's exchange ended. */
    public synchronized int settledCount(Throwable exchangeException) {
        if (exchangeException != null) {
            return 0;
        }
        return end == null ? size : end.place();
    }

    /** The source says so right before it moves its position behind the first so many events. */
    public void settled(int count) throws InterruptedException {
        List<SettledListener> told;
        synchronized (this) {
            told = List.copyOf(listeners);
        }
        for (SettledListener listener : told) {
            listener.settled(events.subList(0, Math.min(count, events.size())));
        }
    }

    private int placeOf(EventFailure failure) {
        if (events.isEmpty()) {
            return failure.index();
        }
        for (int place = 0; place < events.size(); place++) {
            if (events.get(place) == failure.origin()) {
                return place;
            }
        }
        return -1;
    }
}
