package dev.wadi.compiler;

import dev.wadi.problem.Place;
import java.util.Map;

/**
 * A service that a connector connects to.
 *
 * @param service name in the definition
 * @param provider {@code mongodb}, {@code kafka}, {@code pubsub}, {@code redis}, {@code http} or {@code camel}
 * @param place where the definition declares the service
 * @param clientProperties what a client needs to connect, as placeholders: {@code connectionString}, {@code url}, or properties of Kafka's
 *     Java client
 */
public record ServiceConnection(String service, String provider, Place place, Map<String, String> clientProperties) {}
