/**
 * The texts that the compiler writes: YAML, names, and properties with references to the environment.
 *
 * <p>May import {@code definition} and {@code problem}. Invariant: stable order, the same input gives the same text.
 */
package dev.wadi.compiler.text;
