package dev.wadi.camel.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.spi.StateRepository;

/**
 * Keeps the position of each connector, durably, with a history of the last {@value #HISTORY_LIMIT}.
 *
 * <p>Shape: the key names a connector ({@code users-sync}), or one ordered lane of it ({@code orders-copy/orders/0}, topic and
 * partition); a position is JSON text, an object, that only its source understands. Errors: {@link CheckpointException} when
 * the store cannot be read or written; an unreadable or foreign entry is such an error and never "no position". A save that
 * returns is on disk, or acknowledged by a majority.
 *
 * <p>Lifecycle and threads: started before first use, stopped last; safe for use by several connectors at once. One running
 * copy of a connector owns its keys: see {@link #claim}.
 */
public interface CheckpointRepository extends StateRepository<String, String> {

    int HISTORY_LIMIT = 20;

    /** The newest position of the key, or empty when none was ever saved. */
    Optional<Checkpoint> latest(String key);

    /** Saves positions, all of them in one durable write where the store can. */
    void saveAll(Map<String, String> positions);

    /** The saved positions of the key, newest first, at most {@value #HISTORY_LIMIT}. */
    List<Checkpoint> history(String key);

    /** Every key with a position, sorted. */
    List<String> keys();

    /**
     * Makes this repository object the owner of a connector's keys; an older owner's next save is refused with a
     * {@link CheckpointException}, so two running copies of one connector are noticed instead of overwriting each other.
     */
    void claim(String connector);

    /** Gives a claim back at a clean stop. */
    void release(String connector);

    /** Saves one position. */
    default void save(String key, String position) {
        saveAll(Map.of(key, position));
    }

    @Override
    default void setState(String key, String position) {
        save(key, position);
    }

    @Override
    default String getState(String key) {
        return latest(key).map(Checkpoint::position).orElse(null);
    }
}
