/**
 * Scripts beside Java that does the same to the same documents. Run with JMH:
 * {@code java -cp … org.openjdk.jmh.Main dev.wadi.benchmark.script}.
 */
package dev.wadi.benchmark.script;
