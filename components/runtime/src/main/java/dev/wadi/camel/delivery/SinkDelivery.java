package dev.wadi.camel.delivery;

import dev.wadi.camel.batch.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One batch on its way to one sink: which events go next, and what each answer means. Plain Java; who calls it sends and waits.
 *
 * <p>Events go in the order of the batch. After a failure only the failed events go again, with every later event of the same
 * key, even if the sink has that one already: a sink that cannot undo ends with the last one last (invariant 4). A sink that
 * rejects a batch without saying which event it means gets smaller parts until it does.
 *
 * <p>Lifecycle and threads: one per batch and sink, one thread. Clock and random come in through the constructor.
 */
final class SinkDelivery<E> {

    /** Where an event stands. */
    private enum State { OPEN, CONFIRMED, SET_ASIDE }

    /** Decides about an event that is not tried again. */
    @FunctionalInterface
    interface Verdict {
        /** @return whether delivery ends before this event */
        boolean endsAt(int place, Throwable cause, int attempts, Instant since);
    }

    /** The answers of a sink that tells its events apart. */
    @FunctionalInterface
    interface Answers {
        /** @return why the event at that place of {@link SinkDelivery#next} failed; null: the sink has it */
        Throwable of(int place);
    }

    private final List<E> events;
    private final Function<E, Object> orderKey;
    private final RetryPolicy policy;
    private final Backoff backoff;
    private final Supplier<Instant> clock;
    private final Verdict verdict;

    /** Null until something fails: the good path keeps nothing. */
    private State[] states;
    private int[] attempts;
    private Instant[] since;
    private int end;
    private int largestPart = Integer.MAX_VALUE;
    private boolean done;
    private Throwable lastPassing;
    private List<Integer> sent;

    SinkDelivery(List<E> events, Function<E, Object> orderKey, RetryPolicy policy, DoubleSupplier random,
            Supplier<Instant> clock, Verdict verdict) {
        this.events = events;
        this.orderKey = orderKey;
        this.policy = policy;
        this.backoff = new Backoff(policy.firstWait(), policy.longestWait(), policy.jitter(), random);
        this.clock = clock;
        this.verdict = verdict;
        this.end = events.size();
        this.done = events.isEmpty();
    }

    /** Whether every event is with the sink, set aside, or behind the end. */
    boolean isDone() {
        return done;
    }

    /** Whether any attempt has failed. */
    boolean hasFailed() {
        return states != null;
    }

    /** Failed attempts since the last success, for the words about them. */
    int failedAttempts() {
        return backoff.attempts();
    }

    /** The last error that is expected to pass, or null. */
    Throwable lastPassing() {
        return lastPassing;
    }

    /** What goes to the sink now. */
    List<E> next() {
        if (states == null) {
            return events;
        }
        sent = new ArrayList<>();
        List<E> part = new ArrayList<>();
        for (int place = 0; place < end && part.size() < largestPart; place++) {
            if (states[place] == State.OPEN) {
                sent.add(place);
                part.add(events.get(place));
            }
        }
        return part;
    }

    /** The sink has all of them. */
    void confirmed() {
        if (states == null) {
            done = true;
            return;
        }
        sent.forEach(place -> states[place] = State.CONFIRMED);
        backoff.reset();
        largestPart = largestPart > events.size() / 2 ? Integer.MAX_VALUE : largestPart * 2;
        finish();
    }

    /**
     * The sink failed for all of them, or for some it did not name: none counts as delivered.
     *
     * @return how long to wait before the next attempt
     */
    Duration failed(Throwable cause) {
        startBookkeeping();
        Fault fault = Faults.of(cause);
        boolean oneMayBeToBlame = fault == Fault.EVENT || fault == Fault.UNKNOWN;
        if (sent.size() > 1 && oneMayBeToBlame && !mayAllGoAgain(fault)) {
            largestPart = sent.size() / 2;
            finish();
            return Duration.ZERO;
        }
        return failed((Answers) place -> cause);
    }

    /** The sink failed for those that have an answer, and has the others. */
    Duration failed(Answers answers) {
        startBookkeeping();
        boolean mustWait = false;
        boolean tried = false;
        boolean progressed = false;
        Duration asked = Duration.ZERO;
        Set<Object> heldKeys = new HashSet<>();
        for (int index = 0; index < sent.size(); index++) {
            int place = sent.get(index);
            Throwable cause = place < end ? answers.of(index) : null;
            if (cause instanceof NotAttemptedException) {
                continue;
            }
            tried = true;
            if (cause == null) {
                states[place] = place < end ? State.CONFIRMED : states[place];
                progressed = true;
            } else if (judge(place, cause)) {
                mustWait = true;
                lastPassing = cause;
                asked = longer(asked, Faults.askedWait(cause, clock.get()));
                heldKeys.add(orderKey.apply(events.get(place)));
            }
        }
        if (!heldKeys.isEmpty()) {
            reopenLaterOf(heldKeys);
        }
        if (progressed) {
            backoff.reset();
        }
        finish();
        // a sink that tried none at all gets its rest too
        return (mustWait || !tried) && !done ? longer(backoff.next(), shorter(asked, RetryPolicy.LONGEST_ASKED)) : Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** @return whether the event goes again */
    private boolean judge(int place, Throwable cause) {
        attempts[place]++;
        since[place] = since[place] == null ? clock.get() : since[place];
        if (policy.allowsAnother(Faults.of(cause), attempts[place])) {
            return true;
        }
        if (verdict.endsAt(place, cause, attempts[place], since[place])) {
            end = Math.min(end, place);
        } else {
            states[place] = State.SET_ASIDE;
        }
        return false;
    }

    private void reopenLaterOf(Set<Object> heldKeys) {
        Set<Object> passed = new HashSet<>();
        for (int place = 0; place < end; place++) {
            if (states[place] == State.SET_ASIDE) {
                continue;
            }
            Object key = orderKey.apply(events.get(place));
            if (states[place] == State.OPEN && heldKeys.contains(key)) {
                passed.add(key);
            } else if (states[place] == State.CONFIRMED && passed.contains(key)) {
                states[place] = State.OPEN;
            }
        }
    }

    private boolean mayAllGoAgain(Fault fault) {
        return sent.stream().allMatch(place -> policy.allowsAnother(fault, attempts[place] + 1));
    }

    private void startBookkeeping() {
        if (states != null) {
            return;
        }
        int size = events.size();
        states = new State[size];
        Arrays.fill(states, State.OPEN);
        attempts = new int[size];
        since = new Instant[size];
        sent = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            sent.add(place);
        }
    }

    private void finish() {
        done = true;
        for (int place = 0; place < end; place++) {
            done &= states[place] != State.OPEN;
        }
    }
}
