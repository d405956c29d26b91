package dev.wadi.camel.simulation;

import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.CheckpointRepository;
import dev.wadi.camel.state.FilesOnCrashingDisk;
import dev.wadi.camel.state.MemoryCheckpointRepository;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The positions as the connector sees them: a real repository, in memory or in files, that fails now and then, before or after the
 * position is durable, and whose content outlives the connector.
 */
final class SimulatedPositions implements FilesOnCrashingDisk.Disk {

    private static final String CONNECTOR = "simulated";

    private final World world;
    private final Judge judge;
    private final Path folder;
    private final double failing;
    private CheckpointRepository store;
    /** What is about to be saved, by lane; left behind by a copy that was killed. */
    private Map<Integer, Long> pending = Map.of();

    /** @param folder for the files; null: in memory */
    SimulatedPositions(World world, Judge judge, Path folder) {
        this.world = world;
        this.judge = judge;
        this.folder = folder;
        this.failing = world.chance(0.5) ? 0 : 0.05;
    }

    /** A new copy of the connector takes over; the one before may live on a little, and must not be heard. */
    void open() {
        CheckpointRepository replaced = store;
        if (folder != null) {
            close();
            store = FilesOnCrashingDisk.open(folder, world, this);
        } else {
            store = replaced == null ? new MemoryCheckpointRepository(world) : ((MemoryCheckpointRepository) replaced).sibling();
        }
        store.claim(CONNECTOR);
        if (folder == null && !pending.isEmpty() && world.chance(0.5)) {
            saveByReplaced(replaced);
        }
        pending = Map.of();
    }

    /** As a process that ends drops its locks. */
    void close() {
        if (store != null) {
            store.release(CONNECTOR);
        }
    }

    /** The saved number of the lane; 0 when there is none. */
    long load(int lane) {
        return store.latest(key(lane)).map(checkpoint -> SimulatedEvent.number(checkpoint.position())).orElse(0L);
    }

    /** Saves the numbers of these lanes: in one write, or one after another as a store in a database may do it. */
    void save(Map<Integer, Long> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        if (folder != null) {
            saveTogether(numbers);
        } else {
            numbers.forEach((lane, number) -> saveTogether(Map.of(lane, number)));
        }
    }

    private void saveTogether(Map<Integer, Long> numbers) {
        pending = numbers;
        world.step(() -> "save " + numbers);
        failNowAndThen("not saved");
        store.saveAll(positions(numbers));
        if (folder == null) {
            replaced();
        }
        world.step(() -> "saved");
        failNowAndThen("saved, but the answer was lost");
    }

    @Override
    public void step(String what) {
        world.step(() -> what);
    }

    @Override
    public boolean isFull() {
        return world.chance(failing);
    }

    /** The pending positions are durable. */
    @Override
    public void replaced() {
        pending.forEach(judge::saved);
        pending = Map.of();
    }

    private void saveByReplaced(CheckpointRepository replaced) {
        Map<String, String> late = positions(pending);
        world.trace(() -> "the replaced copy saves " + late);
        try {
            replaced.saveAll(late);
        } catch (CheckpointException refused) {
            world.trace(refused::getMessage);
            return;
        }
        judge.object("a replaced copy could still save " + late);
    }

    private void failNowAndThen(String how) {
        if (world.chance(failing)) {
            pending = Map.of();
            throw new CheckpointException(how);
        }
    }

    private static Map<String, String> positions(Map<Integer, Long> numbers) {
        Map<String, String> positions = new LinkedHashMap<>();
        numbers.forEach((lane, number) -> positions.put(key(lane), SimulatedEvent.position(number)));
        return positions;
    }

    private static String key(int lane) {
        return CONNECTOR + "/topic/" + lane;
    }

    /** The last number of each lane among these events. */
    static Map<Integer, Long> lastOf(Iterable<SimulatedEvent> events) {
        Map<Integer, Long> last = new LinkedHashMap<>();
        events.forEach(event -> last.put(event.laneIndex(), event.number()));
        return last;
    }
}
