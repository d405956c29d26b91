/**
 * Delivery to sinks: trying again, finding the event to blame, and what becomes of it.
 *
 * <p>{@link dev.wadi.camel.delivery.SinkPolicy} stands around one sink, {@link dev.wadi.camel.delivery.FailurePolicy} around a whole
 * route; both are Camel policies. What they decide is plain Java without Camel, clock or threads, so that it can be simulated:
 * {@code SinkDelivery}, {@code SinkAttempts}, {@code StoreAttempts}, {@link dev.wadi.camel.delivery.RetryPolicy},
 * {@link dev.wadi.camel.delivery.Fault} and {@link dev.wadi.camel.batch.Settlement}.
 * {@link dev.wadi.camel.delivery.TransactionProcessor} is what the transactions of Kafka and MongoDB have in common, which stand
 * inside a {@code SinkPolicy}. May import batch, deadletter, encoding's exception and progress.
 */
package dev.wadi.camel.delivery;
