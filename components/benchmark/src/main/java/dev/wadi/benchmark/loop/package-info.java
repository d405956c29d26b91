/**
 * The yardstick: the same transfers as Wadi's, written by hand over the same drivers, each a program of its own.
 *
 * <p>Written for speed within what Wadi promises as well: raw documents, reading overlaps with sending, a batch is sent and then
 * awaited, and a position is saved durably only behind what is confirmed. What it leaves out is everything else that Wadi does:
 * definitions, failures, reconnects, progress. May import {@code dev.wadi.camel.encoding}, whose transcoders both sides use.
 */
package dev.wadi.benchmark.loop;
