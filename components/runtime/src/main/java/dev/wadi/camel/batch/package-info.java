/**
 * How events travel together, and what became of each.
 *
 * <p>A batch is one exchange whose body is a {@code List<Exchange>}, in source order; each item has its own body, headers and
 * {@link dev.wadi.camel.batch.EventOrigin}. A step that takes part in batches takes a single message alike:
 * {@link dev.wadi.camel.batch.EventSteps} holds that rule. {@link dev.wadi.camel.batch.Settlement} is plain Java without Camel
 * or threads: it says how far the position may move; {@link dev.wadi.camel.batch.Settling} says what comes before. May
 * import nothing else of Wadi but the constants.
 */
package dev.wadi.camel.batch;
