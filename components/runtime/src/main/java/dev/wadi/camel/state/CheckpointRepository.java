package dev.wadi.camel.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.spi.StateRepository;

/**
 * Keeps the position of each connector, durably, with a history of the last {@value #HISTORY_LIMIT}.
 *
 * <p>Shape: the key names a connector ({@code users-sync}), or one ordered lane of it ({@code orders-copy/orders/0}, topic and
 * partition; see {@link CheckpointKey}); a position is JSON text, one object, that only its source understands, and comes back
 * in compact form. Errors: {@link CheckpointException} when the store cannot be read or written; an unreadable or foreign entry
 * is such an error and never "no position". A save that returns is on disk, or acknowledged by a majority.
 *
 * <p>Lifecycle and threads: Camel does not start beans of its registry, so every repository works without a start; a stop
 * gives all claims back. Stopped last; safe for use by several connectors at once. One running
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
     * Makes this repository object the owner of a connector's keys, so two running copies of one connector are noticed instead
     * of overwriting each other: either the claim fails with a {@link CheckpointException} that names the owner (a store that
     * sees it alive), or the older owner's next save does. Claiming again what is already owned changes nothing. A save without
     * a claim is refused only while another one owns the connector.
     */
    void claim(String connector);

    /** The other running copy that owns the connector, in words for a person; empty when, as far as can be seen, none does. */
    default Optional<String> claimedBy(String connector) {
        return Optional.empty();
    }

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
