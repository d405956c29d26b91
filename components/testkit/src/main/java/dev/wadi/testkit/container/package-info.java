/**
 * Servers as containers, by Testcontainers: the second way, for machines with a Docker engine on the same host.
 *
 * <p>Invariant: the names of all images stand in {@code images.properties} and nowhere else in Java.
 */
package dev.wadi.testkit.container;
