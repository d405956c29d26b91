package dev.wadi.testkit.process;

import dev.wadi.servers.RedisServer;
import dev.wadi.testkit.RedisBackend;

/** A Redis in a process of its own. */
final class RedisProcess implements RedisBackend {
    private final RedisServer server;

    RedisProcess(RedisServer server) {
        this.server = server;
    }

    @Override
    public String url() {
        return server.url();
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
