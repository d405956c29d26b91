package dev.wadi.testkit;

/** A MongoDB replica set. {@link #start} and {@link #awaitWritable} return when a majority confirms writes. */
public interface MongoBackend extends Backend {
    /** Names all nodes and the replica set. */
    String connectionString();

    @Override
    default String address() {
        return connectionString();
    }

    /** Kills the node that takes writes; the others elect a new one. {@link #start} brings the killed node back. */
    void killPrimary();

    /** Waits until the set takes writes. */
    void awaitWritable();
}
