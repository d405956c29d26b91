/**
 * Tests of the Kamelets: their files by the rules of Camel's catalogue, and each one running in camel-kamelet-main.
 *
 * <p>May import the testkit and, of Wadi's components, what a route may name.
 */
package dev.wadi.kamelet;
