package dev.wadi.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a {@link MongoServer} is started.
 *
 * @param nodes members of the replica set, 1 or 3
 * @param oplogMegabytes size of the oplog; 8 with {@code --syncdelay 1} makes a position fall off it on demand
 * @param electionTimeout how long the members wait for a dead primary; at least the heartbeat interval
 * @param heartbeatInterval how often the members look at each other
 * @param arguments further arguments of every mongod
 * @param folder absent or empty folder for data and logs, deleted on close; null for a temporary one
 */
public record MongoOptions(int nodes, int oplogMegabytes, Duration electionTimeout, Duration heartbeatInterval,
        List<String> arguments, Path folder) {

    public MongoOptions {
        if (nodes != 1 && nodes != 3) {
            throw new IllegalArgumentException("a replica set here has 1 or 3 nodes, not " + nodes);
        }
        if (oplogMegabytes < 1) {
            throw new IllegalArgumentException("oplogMegabytes must be at least 1, not " + oplogMegabytes);
        }
        if (electionTimeout.compareTo(heartbeatInterval) < 0) {
            throw new IllegalArgumentException(
                    "electionTimeout " + electionTimeout + " is below heartbeatInterval " + heartbeatInterval);
        }
        arguments = List.copyOf(arguments);
    }

    /** One node. */
    public static MongoOptions single() {
        return new MongoOptions(1, 64, Duration.ofMillis(1000), Duration.ofMillis(200), List.of(), null);
    }

    /** Three nodes that elect a new primary about two seconds after the old one died. */
    public static MongoOptions threeNodes() {
        return single().withNodes(3);
    }

    public MongoOptions withNodes(int newNodes) {
        return new MongoOptions(newNodes, oplogMegabytes, electionTimeout, heartbeatInterval, arguments, folder);
    }

    public MongoOptions withOplogMegabytes(int newOplogMegabytes) {
        return new MongoOptions(nodes, newOplogMegabytes, electionTimeout, heartbeatInterval, arguments, folder);
    }

    public MongoOptions withElectionTimeout(Duration newElectionTimeout, Duration newHeartbeatInterval) {
        return new MongoOptions(nodes, oplogMegabytes, newElectionTimeout, newHeartbeatInterval, arguments, folder);
    }

    /** Adds arguments such as {@code "--syncdelay", "1"}. */
    public MongoOptions withArguments(String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return new MongoOptions(nodes, oplogMegabytes, electionTimeout, heartbeatInterval, all, folder);
    }

    public MongoOptions withFolder(Path newFolder) {
        return new MongoOptions(nodes, oplogMegabytes, electionTimeout, heartbeatInterval, arguments, newFolder);
    }
}
