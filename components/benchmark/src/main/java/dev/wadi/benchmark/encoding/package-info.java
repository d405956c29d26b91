/**
 * Conversion of documents beside the driver's own, with JMH: the figures that count are the ratios of one run.
 *
 * <p>Run: {@code java -cp <target/classes and dependencies> org.openjdk.jmh.Main encoding}; {@code -prof gc} adds the bytes
 * allocated per document. May import {@code dev.wadi.camel.encoding}.
 */
package dev.wadi.benchmark.encoding;
