package dev.wadi.testkit.container;

import dev.wadi.servers.BrokerHandshake;
import dev.wadi.servers.BrokerProperties;
import dev.wadi.servers.FreePorts;
import dev.wadi.servers.ServerStartException;
import dev.wadi.testkit.BackendNeeds;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.network.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A broker in a container. The image takes broker properties as environment variables. */
final class KafkaContainer implements KafkaBackend {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private static final int CONTROLLER_PORT = 9093; // inside the container only
    private final DockerServer docker;
    private final int port;

    KafkaContainer(BackendNeeds.Kafka needs) {
        this.port = FreePorts.next();
        Map<String, String> more = new HashMap<>(needs.properties());
        more.put("listeners", "PLAINTEXT://0.0.0.0:" + port + ",CONTROLLER://127.0.0.1:" + CONTROLLER_PORT);
        more.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        Map<String, String> environment = new HashMap<>();
        BrokerProperties.of(port, CONTROLLER_PORT, Path.of("/var/lib/kafka/data"), more)
                .forEach((name, value) -> environment.put(variable(name), value));
        this.docker = new DockerServer(
                new GenericContainer<>(DockerImageName.parse(Images.kafka())).withEnv(environment), port);
        awaitReady();
    }

    /** The image's rule: {@code KAFKA_}, upper case, underscores for dots. */
    static String variable(String property) {
        return "KAFKA_" + property.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public TcpProxy proxy() {
        throw new IllegalStateException("a broker in a container has no proxy before it");
    }

    @Override
    public void start() {
        docker.start();
        awaitReady();
    }

    @Override
    public void stop() {
        docker.stop();
    }

    @Override
    public void kill() {
        docker.kill();
    }

    @Override
    public void pause() {
        docker.pause();
    }

    @Override
    public void resume() {
        docker.resume();
    }

    @Override
    public void close() {
        docker.close();
    }

    private void awaitReady() {
        if (!BrokerHandshake.await(bootstrapServers(), TIMEOUT, docker::running)) {
            throw new ServerStartException("container of " + Images.kafka() + " did not become ready:\n" + docker.log());
        }
    }
}
