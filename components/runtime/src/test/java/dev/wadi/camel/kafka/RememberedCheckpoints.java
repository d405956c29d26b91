package dev.wadi.camel.kafka;

import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.CheckpointRepository;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Positions in memory, with a store that can be made to refuse and a count of its writes. */
public final class RememberedCheckpoints implements CheckpointRepository {

    private final Map<String, Deque<Checkpoint>> saved = new ConcurrentSkipListMap<>();
    private volatile boolean refusing;
    private volatile int writes;
    private volatile boolean started;

    public void refuseSaves(boolean refuse) {
        refusing = refuse;
    }

    public int writes() {
        return writes;
    }

    public boolean isStarted() {
        return started;
    }

    @Override
    public Optional<Checkpoint> latest(String key) {
        return Optional.ofNullable(saved.get(key)).map(Deque::peekFirst);
    }

    @Override
    public synchronized void saveAll(Map<String, String> positions) {
        if (refusing) {
            throw new CheckpointException("the store is read-only today");
        }
        writes++;
        positions.forEach((key, position) ->
                saved.computeIfAbsent(key, name -> new ArrayDeque<>()).addFirst(new Checkpoint(key, position, Instant.now())));
    }

    @Override
    public List<Checkpoint> history(String key) {
        return saved.containsKey(key) ? List.copyOf(saved.get(key)) : List.of();
    }

    @Override
    public List<String> keys() {
        return List.copyOf(saved.keySet());
    }

    @Override
    public void claim(String connector) {
        // one copy only in these tests
    }

    @Override
    public void release(String connector) {
        // one copy only in these tests
    }

    @Override
    public void start() {
        started = true;
    }

    @Override
    public void stop() {
        started = false;
    }
}
