/**
 * Tests that run Wadi's routes and Kamelets by Camel's own command line, as a process and with a Camel that is not Wadi's.
 *
 * <p>May import the testkit and the servers.
 */
package dev.wadi.jbang;
