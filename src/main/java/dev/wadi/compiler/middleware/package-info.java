/**
 * Each kind of middleware becomes steps of a route, between the source's conversion and the sinks. Imports the definitions and
 * {@code text}, {@code step} and {@code service} of the compiler.
 */
package dev.wadi.compiler.middleware;
