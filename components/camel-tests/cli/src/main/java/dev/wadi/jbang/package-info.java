/**
 * Starts Camel's own command line for tests, in a JVM of its own.
 *
 * <p>Imports nothing of Wadi, and nothing of Wadi imports it.
 */
package dev.wadi.jbang;
