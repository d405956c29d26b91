package dev.wadi.testkit;

import java.util.List;
import java.util.Map;

/** What a test asks of a server. Data only: it is declared in annotations and read by whoever provides servers. */
public sealed interface BackendNeeds {

    /** A MongoDB replica set: number of nodes, size of the oplog, further arguments of mongod. */
    record Mongo(int nodes, int oplogMegabytes, List<String> arguments) implements BackendNeeds {
        public Mongo {
            arguments = List.copyOf(arguments);
        }
    }

    /** A Kafka broker with these properties, with a proxy as a second way to it or without. */
    record Kafka(Map<String, String> properties, boolean proxied) implements BackendNeeds {
        public Kafka {
            properties = Map.copyOf(properties);
        }
    }

    /** A Pub/Sub emulator. */
    record PubSub() implements BackendNeeds {
    }

    /** A Redis; an empty password for none. */
    record Redis(String password) implements BackendNeeds {
    }
}
