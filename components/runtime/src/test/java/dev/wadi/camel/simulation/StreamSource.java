package dev.wadi.camel.simulation;

import dev.wadi.camel.batch.EventBuffer;
import java.util.List;

/** A change stream: read ahead into the real buffer, with idle positions between the events. */
final class StreamSource implements SimulatedSource {

    private final World world;
    private final List<SimulatedEvent> events;
    private final int largestBatch;
    private final int capacity;
    private final EventBuffer<SimulatedEvent> buffer;
    private int next;
    private int buffered;
    private int written;
    /** The source never tells an older position than one that it told before. */
    private long floor;
    private Long learnedIdle;

    StreamSource(Scenario scenario, World world, SimulatedPositions positions) {
        this.world = world;
        this.events = scenario.lanes().get(0);
        this.largestBatch = scenario.largestBatch();
        this.capacity = 1 + world.below(20);
        this.buffer = new EventBuffer<>(capacity, Long.MAX_VALUE);
        floor = positions.load(0);
        while (next < events.size() && events.get(next).number() <= floor) {
            next++;
        }
        written = Math.min(events.size(), next + world.below(10));
    }

    @Override
    public Taken take() throws InterruptedException {
        read();
        EventBuffer.Taken<SimulatedEvent> taken = buffer.take(largestBatch, 0);
        buffered -= taken.events().size();
        Long idle = taken.idlePosition() == null ? null : SimulatedEvent.number(taken.idlePosition());
        return new Taken(taken.events(), idle, next == events.size() && buffered == 0 && taken.events().isEmpty());
    }

    @Override
    public Long learnedIdle() {
        return learnedIdle;
    }

    /** As much as fits: the real reader would wait for room. */
    private void read() throws InterruptedException {
        written = Math.min(events.size(), written + world.below(8));
        int count = Math.min(written - next, world.below(capacity - buffered + 1));
        if (count > 0) {
            buffer.put(events.subList(next, next + count));
            next += count;
            buffered += count;
        }
        if (next == written && written > 0 && world.chance(0.5)) {
            long last = events.get(written - 1).number();
            long beforeNext = written == events.size() ? last + 3 : events.get(written).number() - 1;
            floor = Math.max(floor, last + world.below((int) (beforeNext - last) + 1));
            learnedIdle = floor;
            buffer.idle(SimulatedEvent.position(learnedIdle));
        }
    }
}
