package dev.wadi.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A MongoDB replica set of one or three real mongods on loopback, in a throw-away folder.
 *
 * <p>Errors: {@link ServerNotFoundException} when there is no mongod, {@link ServerStartException} when it does not come up.
 *
 * <p>Lifecycle: writable when {@link #launch} or {@link #start} returns. Ports and data stay through {@link #stop},
 * {@link #kill} and {@link #start}; {@link #close} kills the nodes and deletes the folder, and so does the end of the JVM.
 */
public final class MongoServer implements AutoCloseable {
    private static final Duration WRITABLE_TIMEOUT = Duration.ofSeconds(90);

    private final DataFolder folder;
    private final List<MongoNode> nodes;
    private final AtExit.Registration atExit;

    private MongoServer(MongoOptions options, Path mongod) {
        this.folder = DataFolder.claim(options.folder(), "wadi-mongod-");
        List<MongoNode> all = new ArrayList<>();
        for (int i = 1; i <= options.nodes(); i++) {
            all.add(new MongoNode(mongod, options, folder, "node" + i, FreePorts.next()));
        }
        this.nodes = List.copyOf(all);
        this.atExit = AtExit.run(this::discard);
    }

    /** Starts a replica set and waits until it takes writes. */
    public static MongoServer launch(MongoOptions options) {
        MongoServer server = new MongoServer(options, MongodBinary.find());
        try {
            server.startNodes();
            ReplicaSet.initiate(server.addresses(), options.electionTimeout(), options.heartbeatInterval());
            server.awaitWritable();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Names all nodes and the replica set. */
    public String connectionString() {
        return ReplicaSet.connectionString(addresses());
    }

    /** All nodes, dead or alive. */
    public List<MongoNode> nodes() {
        return nodes;
    }

    /**
     * The node that takes writes now.
     *
     * @throws IllegalStateException when there is none, for instance during an election
     */
    public MongoNode primary() {
        return findPrimary().orElseThrow(() -> new IllegalStateException("no node of " + addresses() + " is primary"));
    }

    /** Starts every node that is not alive, on the same data and ports, and waits until the set takes writes. */
    public void start() {
        startNodes();
        awaitWritable();
    }

    /** Stops all nodes cleanly. */
    public void stop() {
        nodes.forEach(MongoNode::stop);
    }

    /** SIGKILL to all nodes. */
    public void kill() {
        nodes.forEach(MongoNode::kill);
    }

    /** SIGKILL to the primary; the killed node, so that it can be started again. */
    public MongoNode killPrimary() {
        MongoNode primary = primary();
        primary.kill();
        return primary;
    }

    /** SIGSTOP to all nodes. */
    public void pause() {
        nodes.stream().filter(MongoNode::alive).forEach(MongoNode::pause);
    }

    /** SIGCONT to all nodes. */
    public void resume() {
        nodes.stream().filter(MongoNode::alive).forEach(MongoNode::resume);
    }

    /** Waits until a majority confirms a write. */
    public void awaitWritable() {
        ReplicaSet.awaitWritable(addresses(), WRITABLE_TIMEOUT);
    }

    @Override
    public void close() {
        atExit.cancel();
        discard();
    }

    /**
     * A replica set to play with, until Ctrl-C.
     *
     * @param arguments number of nodes, 1 by default
     */
    public static void main(String[] arguments) {
        int nodes = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
        MongoServer server = launch(MongoOptions.single().withNodes(nodes));
        System.out.println(server.connectionString());
        System.out.println("data and logs in " + server.folder.path() + ", both gone after Ctrl-C");
        Servers.runUntilInterrupted();
    }

    private void discard() {
        nodes.forEach(MongoNode::kill);
        folder.delete();
    }

    private void startNodes() {
        nodes.forEach(MongoNode::launch);
        nodes.forEach(MongoNode::awaitPing);
    }

    private Optional<MongoNode> findPrimary() {
        return nodes.stream().filter(MongoNode::answers)
                .filter(node -> ReplicaSet.isWritablePrimary(node.address())).findFirst();
    }

    private List<String> addresses() {
        return nodes.stream().map(MongoNode::address).toList();
    }
}
