package dev.wadi.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A server that a connector needs before it can start.
 *
 * @param name name of the service in the definition
 * @param kind which protocol it is asked in
 * @param place where the definition names it, {@code mstream-config.toml:3}
 * @param clientProperties settings of the client that asks, by the names of MongoDB's ({@value #CONNECTION_STRING}), Redis' and HTTP's ({@value #URL}) or Kafka's
 *     Java client; values may have property placeholders
 */
public record ServiceAddress(String name, Kind kind, String place, Map<String, String> clientProperties) {

    public static final String CONNECTION_STRING = "connectionString";
    public static final String URL = "url";
    /** Of a Camel component: the word that its endpoints begin with. */
    public static final String COMPONENT = "component";
    /** Of a Camel component: {@code group:artifact:version} of its jar, where that is known. */
    public static final String ARTIFACT = "artifact";

    /** What speaks there. */
    public enum Kind { MONGODB, KAFKA, PUBSUB, REDIS, HTTP, CAMEL }

    public ServiceAddress {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        clientProperties = Collections.unmodifiableMap(new LinkedHashMap<>(clientProperties));
    }

    /** Without the client's properties, which may have a password among them. */
    @Override
    public String toString() {
        return name + " (" + place + ")";
    }
}
