/**
 * One connector in one thread, with everything around it invented from a seed: source, sinks, stores, time, crashes.
 *
 * <p>{@link dev.wadi.camel.simulation.Simulation} runs one seed. {@code SimulatedConnector} calls the plain classes of delivery in the
 * order in which the Camel processors do; {@code World} has the only random numbers and the only clock; {@code Judge} knows what
 * really arrived and objects as soon as a promise is broken. The same seed makes the same run, step for step.
 */
package dev.wadi.camel.simulation;
