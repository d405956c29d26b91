package dev.wadi.testkit.process;

import dev.wadi.servers.PubSubEmulator;
import dev.wadi.testkit.PubSubBackend;

/** A Pub/Sub emulator in a process of its own. */
final class PubSubProcess implements PubSubBackend {
    private final PubSubEmulator server;

    PubSubProcess(PubSubEmulator server) {
        this.server = server;
    }

    @Override
    public String endpoint() {
        return server.endpoint();
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
