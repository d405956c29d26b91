/**
 * The playground for transform scripts, as a library: run a script on one payload, find its mistakes, complete what is typed, make
 * test cases of a sample and run them. No HTTP, no files, no network.
 *
 * <p>Main type: {@link dev.wadi.playground.Playground}. The records here are the shapes of mstream's answers, with the names that
 * Jackson writes. May import the script engine, the runtime's encodings and nothing else of Wadi. Source: mstream's manual,
 * "Transform playground and tests".
 */
package dev.wadi.playground;
