package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import dev.wadi.testkit.fault.Fault;
import dev.wadi.testkit.fault.Seed;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.junit.MongoReplicaSet;
import dev.wadi.testkit.ledger.DeliveryPromise;
import dev.wadi.testkit.network.Direction;
import dev.wadi.testkit.network.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program behind a slow network that breaks, between servers that are well. Nothing dies, so nothing may arrive twice: a
 * change stream goes on where it broke, and an idempotent producer knows what it has sent.
 */
class NetworkFaultsIT {

    private static final int CUTS = 5;
    private static final Duration AWHILE = Duration.ofSeconds(3);

    @MongoReplicaSet
    static MongoBackend mongo;

    @KafkaBroker(proxied = true)
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    @Test
    void goesOnWhereTheConnectionToMongoBroke() throws Exception {
        String node = new ConnectionString(mongo.connectionString()).getHosts().get(0);
        try (TcpProxy proxy = TcpProxy.before(node);
                // without it the driver would go to the address that the replica set tells, past the proxy
                MongoToKafka flow = flow("connectionToMongo").readingFrom("mongodb://" + proxy.address() + "/?directConnection=true")) {
            flow.start();
            proxy.delay(Direction.TO_SERVER, Duration.ofMillis(10));
            proxy.delay(Direction.TO_CLIENT, Duration.ofMillis(20));

            flow.strike(Fault.cut("the connection to mongod", proxy), CUTS, 4000)
                    .strike(Fault.outage("the connection to mongod", proxy, AWHILE), 1, 1000)
                    .strike(Fault.blackHole("the connection to mongod", proxy, AWHILE), 1, 1000);

            assertWholeIn(flow, proxy);
        }
    }

    @Test
    void goesOnWhereTheConnectionToTheBrokerBroke() throws Exception {
        TcpProxy proxy = kafka.proxy();
        // short enough to notice the black hole from inside and to send again, through it
        try (MongoToKafka flow = flow("connectionToBroker").writingTo(proxy.address()).withSinkService("\"socket.timeout.ms\" = 1000")) {
            flow.start();
            proxy.delay(Direction.TO_CLIENT, Duration.ofMillis(5));

            flow.strike(Fault.cut("the connection to the broker", proxy), CUTS, 4000)
                    .strike(Fault.outage("the connection to the broker", proxy, AWHILE), 1, 1000)
                    .strike(Fault.blackHole("the connection to the broker", proxy, AWHILE), 1, 1000);

            assertWholeIn(flow, proxy);
        } finally {
            proxy.restore();
        }
    }

    private MongoToKafka flow(String name) {
        return new MongoToKafka(mongo, kafka, folder, Seed.of(name));
    }

    private static void assertWholeIn(MongoToKafka flow, TcpProxy proxy) {
        flow.awaitDelivery().assertKept(DeliveryPromise.effectivelyOnce());
        assertThat(proxy.accepted()).as("Wadi was behind the proxy and had to come back").isGreaterThan(CUTS);
        assertThat(flow.wadi().alive()).as("no restart").isTrue();
        assertThat(flow.wadi().lines()).as("no failure").noneMatch(line -> line.contains("orders-copy: failed"));
    }
}
