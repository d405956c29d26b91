package dev.wadi.camel.mongodb;

import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.CheckpointRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps every saved position in memory, in order, and can be told to refuse saves. */
final class RecordingCheckpoints implements CheckpointRepository {

    private final List<Checkpoint> saves = new ArrayList<>();
    private boolean refusesSaves;

    synchronized void refuseSaves() {
        refusesSaves = true;
    }

    synchronized List<String> positions() {
        return saves.stream().map(Checkpoint::position).toList();
    }

    @Override
    public synchronized Optional<Checkpoint> latest(String key) {
        return history(key).stream().findFirst();
    }

    @Override
    public synchronized void saveAll(Map<String, String> positions) {
        if (refusesSaves) {
            throw new CheckpointException("the disk is full");
        }
        positions.forEach((key, position) -> saves.add(new Checkpoint(key, position, Instant.now())));
    }

    @Override
    public synchronized List<Checkpoint> history(String key) {
        List<Checkpoint> newestFirst = new ArrayList<>(saves.stream().filter(save -> save.key().equals(key)).toList());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    @Override
    public synchronized List<String> keys() {
        return saves.stream().map(Checkpoint::key).distinct().sorted().toList();
    }

    @Override
    public void claim(String connector) {}

    @Override
    public void release(String connector) {}

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
