/** A producer that keeps order, for tests. Imports nothing of Wadi. */
package dev.wadi.testkit.kafka;
