/**
 * Drops events that were delivered before: {@link dev.wadi.camel.dedup.Deduplication} is a step right behind a source, the
 * {@link dev.wadi.camel.dedup.BatchIdempotentRepository}s over file, MongoDB and Redis keep the keys of what was settled.
 *
 * <p>Invariant 3 lives here: a key counts only once confirmed, and it is confirmed right before the position moves. So a key that is
 * lost costs a repeat, never an event; and no key may be there that was not confirmed, since that would hide an event. The
 * repositories are Camel's {@code IdempotentRepository} as well, for any {@code idempotentConsumer}. May import batch, delivery,
 * progress and state.
 */
package dev.wadi.camel.dedup;
