package dev.wadi.camel.dedup;

import java.util.Collection;
import java.util.Set;
import org.apache.camel.spi.IdempotentRepository;

/**
 * Keys of what was delivered, asked and kept a batch at a time.
 *
 * <p>Shape: a key is any text that is not empty; the repository keeps the keys of one name (a connector) apart from others'. A key is
 * remembered for at least the repository's time to live after it was kept last, then forgotten; a repository with a limit forgets
 * the oldest keys first. Errors: {@link DedupException} when the store does not answer or does not take the keys; some of them may
 * be kept then.
 *
 * <p>As Camel's {@link IdempotentRepository}: {@code add} only reserves a key, in this object; {@code confirm} makes it durable, and
 * from then on {@code contains} is true, so a crash between the two leaves nothing behind that would hide the redelivery.
 *
 * <p>Lifecycle and threads: works without a start, and again after a stop, which gives connections and locks back; safe for
 * several routes at once.
 */
public interface BatchIdempotentRepository extends IdempotentRepository {

    /** Those of the keys that were kept. */
    Set<String> known(Collection<String> keys);

    /** Keeps keys, durably when this returns. Keys that are there already begin their time to live anew. */
    void addAll(Collection<String> keys);
}
