package dev.wadi.camel.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Chance and time of one run, both virtual; and who is killed when. Not thread safe, which keeps a run repeatable. */
final class World extends Clock {

    private static final int MOST_STEPS = 50_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double[] CRASH_CHANCES = {0, 0.003, 0.01, 0.05};

    private final Random random;
    private final List<String> trace;
    private final double crashChance;
    private int crashesLeft;
    private int stopsLeft;
    private int steps;
    private long millis;

    /** @param traced whether every step is written down */
    World(long seed, boolean traced) {
        random = new Random(seed * 0x9E3779B97F4A7C15L); // neighbouring seeds begin alike otherwise
        trace = traced ? new ArrayList<>() : null;
        crashChance = CRASH_CHANCES[below(CRASH_CHANCES.length)];
        crashesLeft = below(10);
        stopsLeft = below(3);
    }

    /** A boundary between two steps: a little time passes, and the process may die here. */
    void step(Supplier<String> what) {
        if (++steps > MOST_STEPS) {
            throw new AssertionError("it does not come to an end");
        }
        millis += below(3);
        trace(what);
        if (crashesLeft > 0 && chance(crashChance)) {
            crashesLeft--;
            throw new Killed(what.get());
        }
    }

    /** Lets a wait of the connector pass; sometimes the connector is stopped meanwhile. */
    void pass(Duration wait) throws InterruptedException {
        step(() -> "wait " + wait.toMillis() + " ms");
        millis += wait.toMillis();
        if (stopsLeft > 0 && chance(0.02)) {
            stopsLeft--;
            throw new InterruptedException("stopped while it waited");
        }
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A number from 0, less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    double jitter() {
        return random.nextDouble();
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    void trace(Supplier<String> what) {
        if (trace != null) {
            trace.add("+%d ms  %s".formatted(millis, what.get()));
        }
    }

    /** What happened, a line a step; empty when it is not written down. */
    List<String> trace() {
        return trace == null ? List.of() : trace;
    }

    int steps() {
        return steps;
    }

    @Override
    public Instant instant() {
        return START.plusMillis(millis);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
