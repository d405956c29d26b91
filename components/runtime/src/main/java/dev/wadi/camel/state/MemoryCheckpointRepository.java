package dev.wadi.camel.state;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Positions in memory, for tests: nothing survives the process.
 *
 * <p>Lifecycle and threads: needs no start; safe for several threads. {@link #sibling()} stands for a second running copy.
 */
public class MemoryCheckpointRepository extends ServiceSupport implements CheckpointRepository {
    private final Clock clock;
    private final Store store;

    public MemoryCheckpointRepository() {
        this(Clock.systemUTC());
    }

    public MemoryCheckpointRepository(Clock clock) {
        this(clock, new Store());
    }

    private MemoryCheckpointRepository(Clock clock, Store store) {
        this.clock = clock;
        this.store = store;
    }

    /** Another repository object over the same memory. */
    public MemoryCheckpointRepository sibling() {
        return new MemoryCheckpointRepository(clock, store);
    }

    @Override
    public Optional<Checkpoint> latest(String key) {
        return history(key).stream().findFirst();
    }

    @Override
    public List<Checkpoint> history(String key) {
        synchronized (store) {
            return store.histories.getOrDefault(key, List.of());
        }
    }

    @Override
    public List<String> keys() {
        synchronized (store) {
            return new ArrayList<>(store.histories.keySet());
        }
    }

    @Override
    public void saveAll(Map<String, String> positions) {
        Map<String, String> compact = new LinkedHashMap<>();
        positions.forEach((key, position) -> compact.put(key, CheckpointText.compact(key, position)));
        synchronized (store) {
            compact.keySet().forEach(this::requireOwned);
            compact.forEach((key, position) -> store.histories.put(key, CheckpointHistory.prepend(
                    store.histories.getOrDefault(key, List.of()), key, position, clock.instant())));
        }
    }

    @Override
    public void claim(String connector) {
        synchronized (store) {
            store.owners.put(CheckpointKey.connectorOf(connector), this);
        }
    }

    @Override
    public Optional<String> claimedBy(String connector) {
        synchronized (store) {
            MemoryCheckpointRepository owner = store.owners.get(connector);
            return owner == null || owner == this ? Optional.empty() : Optional.of("another copy in this process");
        }
    }

    @Override
    public void release(String connector) {
        synchronized (store) {
            store.owners.remove(connector, this);
        }
    }

    @Override
    protected void doStop() {
        synchronized (store) {
            store.owners.values().removeIf(owner -> owner == this);
        }
    }

    private void requireOwned(String key) {
        String connector = CheckpointKey.parse(key).connector();
        claimedBy(connector).ifPresent(owner -> {
            throw new CheckpointException("position of " + key + " was not saved: " + owner + " took over connector "
                    + connector);
        });
    }

    private static final class Store {
        private final Map<String, List<Checkpoint>> histories = new TreeMap<>();
        private final Map<String, MemoryCheckpointRepository> owners = new HashMap<>();
    }
}
