package dev.wadi.camel.state;

import java.time.Clock;

class MemoryCheckpointRepositoryTest extends CheckpointRepositoryContract {
    private MemoryCheckpointRepository first;

    @Override
    CheckpointRepository open(Clock clock) {
        if (first == null) {
            first = new MemoryCheckpointRepository(clock);
            return first;
        }
        return first.sibling();
    }
}
