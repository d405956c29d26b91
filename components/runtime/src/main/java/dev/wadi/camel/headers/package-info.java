/**
 * Headers of messages. {@link dev.wadi.camel.headers.SteeringHeaders} tells those that steer endpoints from data. The rest is the
 * header map of messages while these jars are on the class path: Camel asks for it by its service file.
 *
 * <p>A batch has thousands of messages with a handful of headers each; Camel's own map is a tree for each of them, which was a
 * tenth of all CPU time between MongoDB and Kafka. May import nothing else of Wadi.
 */
package dev.wadi.camel.headers;
