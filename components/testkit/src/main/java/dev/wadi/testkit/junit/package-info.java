/**
 * How a JUnit test says which servers it needs: {@link dev.wadi.testkit.junit.MongoReplicaSet},
 * {@link dev.wadi.testkit.junit.KafkaBroker} and {@link dev.wadi.testkit.junit.RedisInstance} on static fields.
 *
 * <p>May import the other packages of the testkit. Invariant: a class whose server is missing is skipped with the reason, or
 * fails where servers are required ({@code CI=true} or {@code -Dbackend.required=true}); it never passes.
 */
package dev.wadi.testkit.junit;
