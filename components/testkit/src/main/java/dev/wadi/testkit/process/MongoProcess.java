package dev.wadi.testkit.process;

import dev.wadi.servers.MongoServer;
import dev.wadi.testkit.MongoBackend;

/** A replica set of mongod processes. */
final class MongoProcess implements MongoBackend {
    private final MongoServer server;

    MongoProcess(MongoServer server) {
        this.server = server;
    }

    @Override
    public String connectionString() {
        return server.connectionString();
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
    public void killPrimary() {
        server.killPrimary();
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
    public void awaitWritable() {
        server.awaitWritable();
    }

    @Override
    public void close() {
        server.close();
    }
}
