/**
 * Runs compiled routes on camel-main and tells what becomes of each connector.
 *
 * <p>Main types: {@link dev.wadi.engine.RouteEngine}, {@link dev.wadi.engine.ConnectorStatus},
 * {@link dev.wadi.engine.ServiceAddress}. May import {@code dev.wadi.route}, {@code dev.wadi.problem} and {@code dev.wadi.camel};
 * with {@code catalog} the only package of the program that touches Camel's classes.
 *
 * <p>Invariants: one failed connector does not stop another; a connector's state only ends in {@code FAILED} or
 * {@code STOPPED}; a stop drains within the drain time; no text that leaves this package has a secret in it.
 */
package dev.wadi.engine;
