package dev.wadi.testkit.process;

import dev.wadi.servers.KafkaServer;
import dev.wadi.testkit.KafkaBackend;

/** A broker in a JVM of its own. */
final class KafkaProcess implements KafkaBackend {
    private final KafkaServer server;

    KafkaProcess(KafkaServer server) {
        this.server = server;
    }

    @Override
    public String bootstrapServers() {
        return server.bootstrapServers();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void pause() {
        server.pause();
    }

    @Override
    public void resume() {
        server.resume();
    }

    @Override
    public void close() {
        server.close();
    }
}
