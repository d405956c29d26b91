/**
 * What can be written, as tables: Kafka client properties under all their names, and the reference page of the definition's
 * own options.
 *
 * <p>Main types: {@link dev.wadi.catalog.KafkaPropertyNames}, {@link dev.wadi.catalog.ReferencePage}. May import
 * {@code definition} and {@code problem}. Invariant: nothing here reads a definition or an environment.
 */
package dev.wadi.catalog;
