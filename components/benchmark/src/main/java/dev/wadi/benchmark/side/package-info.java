/**
 * The two sides that are compared: {@link dev.wadi.benchmark.side.LoopSide} and {@link dev.wadi.benchmark.side.WadiSide}. Each turns
 * the same {@link dev.wadi.benchmark.side.Transfer} into the command line of a process, with the same JVM options. May import
 * {@code loop}, the program and {@code dev.wadi.camel.state}.
 */
package dev.wadi.benchmark.side;
