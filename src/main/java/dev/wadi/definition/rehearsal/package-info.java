/**
 * What a test file of connectors can say: cases with the events that go in and what must come of them.
 *
 * <p>One record for each table, main type {@link dev.wadi.definition.rehearsal.RehearsalDefinition}. May import {@code problem} and
 * {@code definition}, whose machinery of options reads, checks and documents these records too.
 */
package dev.wadi.definition.rehearsal;
