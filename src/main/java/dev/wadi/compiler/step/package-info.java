/**
 * What stands between source and sinks: conversions with their schemas, and the making of one message of many events.
 *
 * <p>One class for each kind. May import what {@link dev.wadi.compiler} may, {@code compiler.text} and {@code compiler.service}.
 */
package dev.wadi.compiler.step;
