/**
 * Real servers as child processes on loopback: a mongod replica set, a Kafka broker, Redis and Google's Pub/Sub emulator,
 * for the demo, the tests and the benchmark.
 *
 * <p>Main types: {@link dev.wadi.servers.MongoServer}, {@link dev.wadi.servers.KafkaServer},
 * {@link dev.wadi.servers.RedisServer}, {@link dev.wadi.servers.PubSubEmulator} and, beneath all,
 * {@link dev.wadi.servers.ChildProcess}. Imports no other Wadi package.
 *
 * <p>Invariants: every child listens on 127.0.0.1 only; a server keeps its ports and its data through stop, kill and start;
 * closing a server ends its children and deletes its folder; {@link dev.wadi.servers.AtExit} does the same when the JVM ends.
 */
package dev.wadi.servers;
