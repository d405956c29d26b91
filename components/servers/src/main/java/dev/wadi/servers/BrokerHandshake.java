package dev.wadi.servers;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Finds out when a Kafka broker answers; a process or a container may be behind the address. Stateless, thread safe. */
public final class BrokerHandshake {
    private static final int TRY_MILLIS = 5000;

    private BrokerHandshake() {
    }

    /**
     * Waits until the broker names itself as a member of its cluster.
     *
     * @param alive asked between the tries; false ends the waiting
     * @return whether it answered
     */
    public static boolean await(String bootstrapServers, Duration timeout, BooleanSupplier alive) {
        boolean[] answered = {false};
        Deadline.after(timeout).await(() -> {
            // The port is tried first: the admin client warns once for each attempt that finds it closed.
            answered[0] = Addresses.accepts(bootstrapServers) && describesCluster(bootstrapServers);
            return answered[0] || !alive.getAsBoolean();
        });
        return answered[0];
    }

    private static boolean describesCluster(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.CLIENT_ID_CONFIG, "wadi-servers",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TRY_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TRY_MILLIS))) {
            return !admin.describeCluster().nodes().get(TRY_MILLIS, TimeUnit.MILLISECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
