/**
 * What stands between source and sinks: conversions.
 *
 * <p>One class for each kind. May import what {@link dev.wadi.compiler} may, and {@code compiler.text}.
 */
package dev.wadi.compiler.step;
