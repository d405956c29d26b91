package dev.wadi.servers;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/**
 * The handshake with a mongod replica set: ping, initiate, writable. Speaks to addresses, so it does not matter whether a
 * process or a container is behind them. Stateless, thread safe.
 */
public final class ReplicaSet {
    /** The name of every replica set started here. */
    public static final String NAME = "rs0";
    private static final int ALREADY_INITIALIZED = 23;
    private static final Duration TRY = Duration.ofSeconds(5);

    private ReplicaSet() {
    }

    /** The connection string of a whole replica set. */
    public static String connectionString(List<String> addresses) {
        return "mongodb://" + String.join(",", addresses) + "/?replicaSet=" + NAME;
    }

    /**
     * Waits until one mongod answers a ping.
     *
     * @param alive asked between the tries; false ends the waiting
     * @return whether it answered
     */
    public static boolean awaitPing(String address, Duration timeout, BooleanSupplier alive) {
        Deadline deadline = Deadline.after(timeout);
        // The port is tried first: a driver that found it closed looks again only after half a second.
        boolean[] answered = {false};
        deadline.await(() -> {
            answered[0] = Addresses.accepts(address) && pings(address);
            return answered[0] || !alive.getAsBoolean();
        });
        return answered[0];
    }

    /** Makes the mongods behind these addresses one replica set; does nothing when the first one is initiated already. */
    public static void initiate(List<String> addresses, Duration electionTimeout, Duration heartbeatInterval) {
        List<Document> members = new ArrayList<>();
        for (String address : addresses) {
            members.add(new Document("_id", members.size()).append("host", address));
        }
        Document configuration = new Document("_id", NAME).append("members", members)
                .append("settings", new Document("electionTimeoutMillis", electionTimeout.toMillis())
                        .append("heartbeatIntervalMillis", heartbeatInterval.toMillis()));
        try (MongoClient client = direct(addresses.get(0), Duration.ofSeconds(30))) {
            client.getDatabase("admin").runCommand(new Document("replSetInitiate", configuration));
        } catch (MongoException e) {
            if (e.getCode() != ALREADY_INITIALIZED) {
                throw e;
            }
        }
    }

    /** Whether the mongod behind the address says of itself that it takes writes. A silent or absent one does not. */
    public static boolean isWritablePrimary(String address) {
        if (!Addresses.accepts(address)) {
            return false;
        }
        try (MongoClient client = direct(address, Duration.ofSeconds(2))) {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            return hello.getBoolean("isWritablePrimary", false);
        } catch (MongoException notNow) {
            return false;
        }
    }

    /**
     * Waits until a majority confirms a write, with a fresh client: one that was open before {@code replSetInitiate} does not
     * know sessions yet. What is written is a note in the oplog, which no change stream shows.
     *
     * @throws ServerStartException when no write was confirmed in time
     */
    public static void awaitWritable(List<String> addresses, Duration timeout) {
        Deadline deadline = Deadline.after(timeout);
        MongoException[] last = {null};
        boolean writable = deadline.await(() -> {
            try {
                confirmNote(addresses);
                return true;
            } catch (MongoException notYet) {
                last[0] = notYet;
                return false;
            }
        });
        if (!writable) {
            throw new ServerStartException("replica set of " + addresses + " takes no writes after " + timeout, last[0]);
        }
    }

    private static void confirmNote(List<String> addresses) {
        try (MongoClient client = client(connectionString(addresses), TRY)) {
            client.getDatabase("admin").runCommand(new Document("appendOplogNote", 1)
                    .append("data", new Document("note", "writable"))
                    .append("writeConcern", new Document("w", "majority").append("wtimeout", TRY.toMillis())));
        }
    }

    private static boolean pings(String address) {
        try (MongoClient client = direct(address, TRY)) {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException notYet) {
            return false;
        }
    }

    private static MongoClient direct(String address, Duration timeout) {
        return client("mongodb://" + address + "/?directConnection=true", timeout);
    }

    private static MongoClient client(String connectionString, Duration timeout) {
        int millis = (int) timeout.toMillis();
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(connectionString))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket
                        .connectTimeout(millis, TimeUnit.MILLISECONDS).readTimeout(millis, TimeUnit.MILLISECONDS))
                .applicationName("wadi-servers")
                .build());
    }
}
