package dev.wadi.camel.deadletter;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps dead letters until a person has dealt with them.
 *
 * <p>Errors: {@link DeadLetterException} when the store cannot be read or written; an entry that cannot be read is such an error,
 * with its place, and never left out in silence. Lifecycle and threads: works without a start, safe for several connectors at
 * once; closed once.
 */
public interface DeadLetterStore extends AutoCloseable {

    /** Adds letters, or replaces those of the same id. When this returns they are on disk, or acknowledged by a majority. */
    void add(List<DeadLetter> letters);

    /**
     * Hands out the letters of a connector that nobody has settled yet, oldest first by the time they were given up, one at a time,
     * so that no store has to fit into memory.
     *
     * @param connector name, or null for those of all connectors
     */
    void forEach(String connector, Consumer<DeadLetter> reader);

    /** Takes letters out because they were delivered or discarded; unknown ids are no error. Durable when this returns. */
    void settle(String connector, Collection<String> ids);

    @Override
    void close();
}
