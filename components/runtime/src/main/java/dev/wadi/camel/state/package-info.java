/**
 * Where positions are kept: {@link dev.wadi.camel.state.CheckpointRepository} over memory, file and MongoDB.
 *
 * <p>Implements Camel's {@code StateRepository}, so any Camel component that takes one can use it. May import nothing else of
 * Wadi but the constants. Invariant 2 lives here; a position that cannot be read is an error, never "start from now".
 */
package dev.wadi.camel.state;
