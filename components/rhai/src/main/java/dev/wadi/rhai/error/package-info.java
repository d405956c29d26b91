/**
 * What can go wrong in a script, and where: {@link dev.wadi.rhai.error.RhaiException} with its
 * {@link dev.wadi.rhai.error.ErrorKind} and {@link dev.wadi.rhai.error.Position}. Texts and positions are those of the reference
 * implementation. May import nothing else of Wadi.
 */
package dev.wadi.rhai.error;
