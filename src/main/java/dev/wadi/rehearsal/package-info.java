/**
 * Runs the tests that lie beside definitions: each case sends its events through the connector's own compiled route, with nothing
 * behind source and sinks, and compares what comes of them with what was expected.
 *
 * <p>Main type: {@link dev.wadi.rehearsal.Rehearsals}. May import {@code definition}, {@code compiler}, {@code control},
 * {@code engine}, {@code route}, {@code problem} and the runtime's encodings. Invariant: no server is reached, and nothing is kept.
 */
package dev.wadi.rehearsal;
