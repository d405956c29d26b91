/**
 * An engine for scripts in the language Rhai: {@link dev.wadi.rhai.RhaiEngine} compiles a text into a
 * {@link dev.wadi.rhai.RhaiScript}, which runs as often as wanted, by as many threads. Scripts reach nothing but what the host gives
 * them. May import all packages below it.
 */
package dev.wadi.rhai;
