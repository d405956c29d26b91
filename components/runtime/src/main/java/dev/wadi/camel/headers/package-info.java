/**
 * Headers of messages: the map that holds them while these jars are on the class path (Camel asks for it by its service file), and
 * {@link dev.wadi.camel.headers.SteeringHeaders}, which no message from outside may set.
 *
 * <p>A batch has thousands of messages with a handful of headers each; Camel's own map is a tree for each of them, which was a
 * tenth of all CPU time between MongoDB and Kafka. May import nothing else of Wadi.
 */
package dev.wadi.camel.headers;
