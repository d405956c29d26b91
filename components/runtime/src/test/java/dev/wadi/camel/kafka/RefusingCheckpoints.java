package dev.wadi.camel.kafka;

import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.MemoryCheckpointRepository;
import java.util.Map;

/** Positions in memory, in a store that can be made to refuse further ones. */
final class RefusingCheckpoints extends MemoryCheckpointRepository {

    private volatile boolean refusing;

    void refuseSaves() {
        refusing = true;
    }

    @Override
    public void saveAll(Map<String, String> positions) {
        if (refusing) {
            throw new CheckpointException("the store is read-only today");
        }
        super.saveAll(positions);
    }
}
