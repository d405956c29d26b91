/**
 * Conversion of documents beside the driver's own, with JMH: the figures that count are the ratios of one run.
 *
 * <p>{@code src/docs/benchmarks.md} has the commands and figures. May import {@code dev.wadi.camel.encoding}.
 */
package dev.wadi.benchmark.encoding;
