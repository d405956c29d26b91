package dev.wadi.testkit.container;

import dev.wadi.servers.FreePorts;
import dev.wadi.servers.ReplicaSet;
import dev.wadi.servers.ServerStartException;
import dev.wadi.testkit.BackendNeeds;
import dev.wadi.testkit.MongoBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** A replica set of one node in a container. */
final class MongoContainer implements MongoBackend {
    private static final Duration TIMEOUT = Duration.ofSeconds(120);
    private final DockerServer docker;
    private final List<String> addresses;

    MongoContainer(BackendNeeds.Mongo needs) {
        int port = FreePorts.next();
        this.addresses = List.of("127.0.0.1:" + port);
        List<String> command = new ArrayList<>(List.of("mongod", "--replSet", ReplicaSet.NAME, "--bind_ip_all",
                "--port", Integer.toString(port), "--oplogSize", Integer.toString(needs.oplogMegabytes())));
        command.addAll(needs.arguments());
        this.docker = new DockerServer(new GenericContainer<>(DockerImageName.parse(Images.mongo()))
                .withCommand(command.toArray(String[]::new)), port);
        awaitPing();
        ReplicaSet.initiate(addresses, Duration.ofMillis(1000), Duration.ofMillis(200));
        awaitWritable();
    }

    @Override
    public String connectionString() {
        return ReplicaSet.connectionString(addresses);
    }

    @Override
    public void start() {
        docker.start();
        awaitPing();
        awaitWritable();
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
    public void killPrimary() {
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
    public void awaitWritable() {
        ReplicaSet.awaitWritable(addresses, TIMEOUT);
    }

    @Override
    public void close() {
        docker.close();
    }

    private void awaitPing() {
        if (!ReplicaSet.awaitPing(addresses.get(0), TIMEOUT, docker::running)) {
            throw new ServerStartException("container of " + Images.mongo() + " did not become ready:\n" + docker.log());
        }
    }
}
