/**
 * The first endpoint of a route, and the steps that belong to it.
 *
 * <p>One class for each kind. May import what {@link dev.wadi.compiler} may, and {@code compiler.text}.
 */
package dev.wadi.compiler.source;
