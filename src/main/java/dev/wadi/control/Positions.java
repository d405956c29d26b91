package dev.wadi.control;

import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.CheckpointKey;
import dev.wadi.camel.state.CheckpointRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at saved positions and goes back to an older one.
 *
 * <p>Names: a connector, which stands for all its lanes, or one lane of it ({@code connector/topic/partition}). Errors:
 * {@link CheckpointException}, worded for the person at the terminal.
 */
public final class Positions {
    private final CheckpointRepository repository;

    public Positions(CheckpointRepository repository) {
        this.repository = repository;
    }

    /** The newest position of every connector and lane, sorted by key. */
    public List<SavedPosition> list() {
        return repository.keys().stream().flatMap(key -> repository.latest(key).stream()).map(SavedPosition::of).toList();
    }

    /** The history of a connector or lane: lane by lane, newest first. */
    public List<SavedPosition> show(String name) {
        return keysOf(name).stream().flatMap(key -> repository.history(key).stream()).map(SavedPosition::of).toList();
    }

    /**
     * Saves an older position again, as the newest; what was saved in between stays in the history. The next start delivers
     * everything after it once more.
     *
     * @param name connector or lane; a given position needs the very lane
     * @param evenIfClaimed also when the store believes that the connector is running: needed after a crash on another host,
     *     of which a MongoDB store cannot know. A copy that does run is stopped by its next save then. A claim on files is
     *     the operating system's and never outlives its owner: there it changes nothing
     * @return what is saved now
     */
    public List<SavedPosition> rewind(String name, RewindTarget target, boolean evenIfClaimed) {
        // A position may be given for a key without any: so a connector is made to start at a chosen place.
        List<String> keys = target instanceof RewindTarget.Given ? List.of(onlyKey(name)) : keysOf(name);
        String connector = CheckpointKey.parse(keys.get(0)).connector();
        refuseIfRunning(connector, evenIfClaimed);
        repository.claim(connector);
        try {
            Map<String, String> chosen = new LinkedHashMap<>();
            keys.forEach(key -> chosen.put(key, choose(key, target)));
            repository.saveAll(chosen);
            return keys.stream().flatMap(key -> repository.latest(key).stream()).map(SavedPosition::of).toList();
        } finally {
            repository.release(connector);
        }
    }

    private void refuseIfRunning(String connector, boolean evenIfClaimed) {
        Optional<String> owner = repository.claimedBy(connector);
        if (owner.isPresent() && !evenIfClaimed) {
            throw new CheckpointException("connector " + connector + " is running (" + owner.get()
                    + "); stop it first, or its next save would undo the rewind");
        }
    }

    private String choose(String key, RewindTarget target) {
        List<Checkpoint> history = repository.history(key);
        if (target instanceof RewindTarget.Given given) {
            return given.json();
        }
        if (target instanceof RewindTarget.Steps back) {
            if (back.steps() >= history.size()) {
                throw new CheckpointException(key + " cannot go back " + back.steps() + " saves: " + history.size()
                        + (history.size() == 1 ? " position is kept" : " positions are kept"));
            }
            return history.get(back.steps()).position();
        }
        RewindTarget.SavedUntil until = (RewindTarget.SavedUntil) target;
        return history.stream().filter(checkpoint -> !checkpoint.savedAt().isAfter(until.time())).findFirst()
                .map(Checkpoint::position)
                .orElseThrow(() -> new CheckpointException(key + " has no position saved until " + until.time()
                        + "; the oldest kept is of " + history.get(history.size() - 1).savedAt()));
    }

    private String onlyKey(String name) {
        List<String> lanes = repository.keys().stream()
                .filter(key -> !key.equals(name) && CheckpointKey.parse(key).connector().equals(name)).toList();
        if (!lanes.isEmpty()) {
            throw new CheckpointException("connector " + name + " has a position for each lane; name one of them: "
                    + String.join(", ", lanes));
        }
        return name;
    }

    private List<String> keysOf(String name) {
        List<String> all = repository.keys();
        List<String> keys = all.stream()
                .filter(key -> key.equals(name) || CheckpointKey.parse(key).connector().equals(name)).toList();
        if (keys.isEmpty()) {
            throw new CheckpointException("no position is saved for " + name + "; "
                    + (all.isEmpty() ? "none is saved at all" : "there are positions for: " + String.join(", ", all)));
        }
        return keys;
    }
}
