/**
 * Functions written in Java that scripts can call: {@link dev.wadi.rhai.function.NativeFunction}, collected in a
 * {@link dev.wadi.rhai.function.FunctionLibrary}, and what they can ask of the running script,
 * {@link dev.wadi.rhai.function.CallContext}. May import {@code error} and {@code value}.
 */
package dev.wadi.rhai.function;
