package dev.wadi.testkit.container;

import com.github.dockerjava.api.DockerClient;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * A container that can be stopped, killed and started again as the same container, so that its data stays.
 *
 * <p>Its port is published under the same number on the host's loopback: the server tells its clients an address, and it has to
 * hold inside, outside and after a restart. Testcontainers' own start makes a new container with a new port, so everything
 * after the first start goes to Docker directly.
 */
final class DockerServer {
    private static final int STOP_SECONDS = 60;
    private final GenericContainer<?> container;

    DockerServer(GenericContainer<?> container, int port) {
        this.container = container;
        container.addExposedPort(port);
        container.setPortBindings(List.of("127.0.0.1:" + port + ":" + port));
        container.start();
    }

    boolean running() {
        return Boolean.TRUE.equals(docker().inspectContainerCmd(id()).exec().getState().getRunning());
    }

    void start() {
        if (!running()) {
            docker().startContainerCmd(id()).exec();
        }
    }

    void stop() {
        docker().stopContainerCmd(id()).withTimeout(STOP_SECONDS).exec();
    }

    void kill() {
        if (running()) {
            docker().killContainerCmd(id()).exec();
        }
    }

    void pause() {
        docker().pauseContainerCmd(id()).exec();
    }

    void resume() {
        docker().unpauseContainerCmd(id()).exec();
    }

    /** Removes the container with its volumes. */
    void close() {
        container.stop();
    }

    String log() {
        return container.getLogs();
    }

    private String id() {
        return container.getContainerId();
    }

    private static DockerClient docker() {
        return DockerClientFactory.lazyClient();
    }
}
