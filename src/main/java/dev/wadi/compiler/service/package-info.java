/**
 * Services become beans and properties.
 *
 * <p>One class for each kind. May import what {@link dev.wadi.compiler} may, and {@code compiler.text}.
 */
package dev.wadi.compiler.service;
