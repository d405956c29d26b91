package dev.wadi.testkit.container;

import dev.wadi.testkit.Backend;
import dev.wadi.testkit.BackendNeeds;
import dev.wadi.testkit.BackendProvider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.DockerClientFactory;

/** Gives servers that are containers of a Docker engine on this host. */
public final class ContainerBackends implements BackendProvider {
    private static final Set<String> THIS_HOST = Set.of("localhost", "127.0.0.1");

    @Override
    public Optional<String> missing(BackendNeeds needs) {
        if (needs instanceof BackendNeeds.Mongo mongo && mongo.nodes() != 1) {
            return Optional.of("a replica set of " + mongo.nodes()
                    + " nodes; containers give one node, processes (without -Dbackends=container) give three");
        }
        if (needs instanceof BackendNeeds.Redis) {
            return Optional.of("a Redis, which containers do not give; processes (without -Dbackends=container) do");
        }
        if (needs instanceof BackendNeeds.PubSub) {
            return Optional.of("a Pub/Sub emulator, which containers do not give; processes (without -Dbackends=container) do");
        }
        if (needs instanceof BackendNeeds.Kafka kafka && kafka.proxied()) {
            return Optional.of("a broker with a proxy before it; containers give none, processes (without -Dbackends=container) do");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine answers, and -Dbackends=container asks for one;"
                    + " without that option the servers are processes and need no Docker");
        }
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        return THIS_HOST.contains(host) ? Optional.empty()
                : Optional.of("a Docker engine on this host; DOCKER_HOST leads to " + host);
    }

    @Override
    public Backend start(BackendNeeds needs, Path folder) {
        return needs instanceof BackendNeeds.Mongo mongo
                ? new MongoContainer(mongo) : new KafkaContainer((BackendNeeds.Kafka) needs);
    }
}
