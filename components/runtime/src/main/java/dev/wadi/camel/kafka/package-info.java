/**
 * Kafka's side of a route: the steps that stand between Camel's own {@code kafka:} endpoint and Wadi's batches.
 *
 * <p>{@link dev.wadi.camel.kafka.KafkaSource} is the first step behind a batching {@code kafka:} source and makes its client: it
 * decides where each partition begins, turns records into events, and commits what is settled (invariants 1, 2, 4 and 5).
 * {@link dev.wadi.camel.kafka.KafkaRecords} stands before a {@code kafka:} sink, whose client {@link dev.wadi.camel.kafka.SinkClients}
 * makes. The endpoint itself is Camel's, unchanged.
 * {@link dev.wadi.camel.kafka.KafkaTransaction} around such a sink makes records and position visible together.
 * Record headers are data of strangers: none of them may steer an endpoint further down the route. May import {@code batch},
 * {@code delivery}, {@code headers}, {@code state}, {@code progress} and the constants.
 */
package dev.wadi.camel.kafka;
