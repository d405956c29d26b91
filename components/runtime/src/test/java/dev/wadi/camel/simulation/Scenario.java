package dev.wadi.camel.simulation;

import dev.wadi.camel.batch.OnFailure;
import dev.wadi.camel.delivery.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a seed decides before the run begins.
 *
 * @param stream whether the source is a change stream (one lane, read ahead, idle positions) or has lanes as Kafka has partitions
 * @param lanes for each lane its events in order
 * @param largestBatch most events of a batch
 * @param onFailure rule of the connector
 * @param sinks one to three, all required
 * @param badAtSource one of so many events cannot be converted for any sink; 0: none
 * @param brokenStep how likely a step before a sink fails for the batch as a whole, such as one whose registry is away
 */
record Scenario(boolean stream, List<List<SimulatedEvent>> lanes, int largestBatch, OnFailure onFailure, List<SinkPlan> sinks,
        int badAtSource, double brokenStep) {

    private static final double[] FAILURE_CHANCES = {0, 0.02, 0.1, 0.3};

    /** How a sink answers. */
    enum Mode {
        /** For all events at once; it may have written the first of them when it fails. */
        WHOLE,
        /** For each event by itself; it goes on behind one that failed. */
        EACH,
        /** In order up to the first failure; what is behind was not tried. */
        ORDERED
    }

    /**
     * One sink.
     *
     * @param id of its step, as rules name it
     * @param onFailure its own rule, or null
     * @param passing how likely an attempt, or an event of it, fails in passing
     * @param bad one of so many events is never taken; 0: none
     * @param names whether it says of a bad event that the event is at fault, or something that nobody knows
     * @param unconvertible one of so many events cannot be converted for it; 0: none
     * @param losesRights how likely an attempt finds that the connector may no longer write, until a person mends that
     */
    record SinkPlan(String id, Mode mode, OnFailure onFailure, RetryPolicy retry, double passing, int bad, boolean names,
            int unconvertible, double losesRights) {}

    static Scenario of(World world) {
        boolean stream = world.chance(0.5);
        int laneCount = stream ? 1 : 1 + world.below(4);
        List<SinkPlan> sinks = new ArrayList<>();
        int sinkCount = 1 + world.below(3);
        for (int sink = 1; sink <= sinkCount; sink++) {
            sinks.add(sink(world, "sink-" + sink));
        }
        return new Scenario(stream, lanes(world, laneCount), 1 + world.below(12), world.one(List.of(OnFailure.values())), sinks,
                oneOf(world), world.chance(0.7) ? 0 : 0.05);
    }

    private static SinkPlan sink(World world, String id) {
        OptionalInt maxAttempts = world.chance(0.5) ? OptionalInt.empty() : OptionalInt.of(1 + world.below(5));
        RetryPolicy retry = new RetryPolicy(Duration.ofMillis(1 + world.below(200)), Duration.ofSeconds(1 + world.below(30)), maxAttempts);
        OnFailure own = world.chance(0.5) ? null : world.one(List.of(OnFailure.values()));
        return new SinkPlan(id, world.one(List.of(Mode.values())), own, retry, FAILURE_CHANCES[world.below(FAILURE_CHANCES.length)],
                oneOf(world), world.chance(0.5), oneOf(world), world.chance(0.8) ? 0 : 0.02);
    }

    private static int oneOf(World world) {
        return world.chance(0.6) ? 0 : 5 + world.below(20);
    }

    /** A key is in one lane only. */
    private static List<List<SimulatedEvent>> lanes(World world, int laneCount) {
        List<List<SimulatedEvent>> lanes = new ArrayList<>();
        long[] numbers = new long[laneCount];
        for (int lane = 0; lane < laneCount; lane++) {
            lanes.add(new ArrayList<>());
        }
        int events = 5 + world.below(60);
        int keys = 1 + world.below(8);
        for (int event = 0; event < events; event++) {
            int key = world.below(keys);
            int lane = key % laneCount;
            numbers[lane] += 1 + (world.chance(0.2) ? world.below(5) : 0);
            lanes.get(lane).add(new SimulatedEvent(lane, lanes.get(lane).size(), numbers[lane], "key" + key));
        }
        return lanes;
    }

    /** The rule for an event that this sink does not get, or for one that fails before the sinks (null). */
    OnFailure rule(String sink) {
        return sinks.stream().filter(plan -> plan.id().equals(sink) && plan.onFailure() != null).map(SinkPlan::onFailure).findFirst()
                .orElse(onFailure);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(stream ? "a change stream" : lanes.size() + " lanes").append(" of ")
                .append(lanes.stream().mapToInt(List::size).sum()).append(" events, batches of at most ").append(largestBatch)
                .append(", on_failure ").append(onFailure).append(", one of ").append(badAtSource).append(" bad");
        sinks.forEach(sink -> text.append("\n  ").append(sink));
        return text.toString();
    }
}
