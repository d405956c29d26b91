/**
 * What people write: services, connectors and the system table, as records.
 *
 * <p>The record is the specification. Each option is declared once, as a record component with
 * {@link dev.wadi.definition.Option}; reader, unknown-key check, near names and the reference page all come from it through
 * {@link dev.wadi.definition.OptionTable}. A component of type {@code Optional} may be left out, one with a default too, every
 * other one is required. Keys are the components' names in snake_case. Start at {@link dev.wadi.definition.Definitions}.
 *
 * <p>May import {@code dev.wadi.problem}. Invariants: records are immutable; every record knows its
 * {@link dev.wadi.definition.Origin}; a reference to the environment stays a reference ({@link dev.wadi.definition.Text}).
 */
package dev.wadi.definition;
