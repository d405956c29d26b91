/**
 * {@code wadi demo}: a real mongod, a real Kafka broker, a definition of a dozen lines, and orders that arrive one by one.
 *
 * <p>Main types: {@link dev.wadi.demo.Demo}. May import {@code control}, {@code engine}, {@code route} and {@code dev.wadi.servers}.
 * Invariant: nothing outside of throw-away folders is touched, and servers and folders are gone when the program is.
 */
package dev.wadi.demo;
