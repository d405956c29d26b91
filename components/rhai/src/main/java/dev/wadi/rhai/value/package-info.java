/**
 * The values that scripts work with, and their text forms.
 *
 * <p>A value is one of {@link java.lang.Long}, {@link java.lang.Double}, {@link java.lang.Boolean}, {@link java.lang.String},
 * {@link dev.wadi.rhai.value.CodePoint}, {@link dev.wadi.rhai.value.Unit}, {@link dev.wadi.rhai.value.ArrayValue},
 * {@link dev.wadi.rhai.value.MapValue}, {@link dev.wadi.rhai.value.BlobValue}, {@link dev.wadi.rhai.value.RangeValue},
 * {@link dev.wadi.rhai.value.FunctionPointer}, {@link dev.wadi.rhai.value.Timestamp}, {@link dev.wadi.rhai.value.Series}, or an
 * object of the host's own. Never null.
 *
 * <p>Invariant: values are copied when they are assigned. Containers share their contents until one of the copies is changed, so a
 * container object belongs to exactly one place (a variable, an element of an array, a property); whoever puts it into a second
 * place puts {@link dev.wadi.rhai.value.Copyable#copy() a copy} there. May import nothing else of Wadi.
 */
package dev.wadi.rhai.value;
