/**
 * Wadi beside loops written by hand: the same transfers, servers, settings and machine, in one run.
 *
 * <p>{@link dev.wadi.benchmark.BenchmarkMain} is the command. {@code loop} is the yardstick, {@code side} starts either program,
 * {@code measure} watches them. Here nothing decides whether Wadi is fast enough: the figures are for people, and no test
 * depends on them.
 */
package dev.wadi.benchmark;
