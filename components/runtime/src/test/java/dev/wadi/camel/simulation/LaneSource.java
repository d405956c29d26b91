package dev.wadi.camel.simulation;

import java.util.ArrayList;
import java.util.List;

/** Lanes with positions of their own, as Kafka has partitions: a batch has runs of several, each in its order. */
final class LaneSource implements SimulatedSource {

    private final World world;
    private final List<List<SimulatedEvent>> left = new ArrayList<>();
    private final int largestBatch;

    LaneSource(Scenario scenario, World world, SimulatedPositions positions) {
        this.world = world;
        this.largestBatch = scenario.largestBatch();
        for (int lane = 0; lane < scenario.lanes().size(); lane++) {
            long saved = positions.load(lane);
            left.add(new ArrayList<>(scenario.lanes().get(lane).stream().filter(event -> event.number() > saved).toList()));
        }
    }

    @Override
    public Taken take() {
        List<SimulatedEvent> taken = new ArrayList<>();
        for (int run = world.below(2 * left.size()); run >= 0; run--) {
            List<SimulatedEvent> lane = world.one(left);
            int count = Math.min(lane.size(), world.below(largestBatch - taken.size() + 1));
            taken.addAll(lane.subList(0, count));
            lane.subList(0, count).clear();
        }
        return new Taken(taken, null, taken.isEmpty() && left.stream().allMatch(List::isEmpty));
    }

    @Override
    public Long learnedIdle() {
        return null;
    }
}
