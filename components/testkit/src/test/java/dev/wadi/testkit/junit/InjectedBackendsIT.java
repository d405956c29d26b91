package dev.wadi.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.MongoBackend;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InjectedBackendsIT {
    @MongoReplicaSet(oplogMegabytes = 8, arguments = {"--syncdelay", "1"})
    static MongoBackend mongo;

    @KafkaBroker(properties = "num.partitions=3", proxied = true)
    static KafkaBackend kafka;

    private static String addressBeforeAll;

    @BeforeAll
    static void remembersAddress() {
        addressBeforeAll = mongo.address() + kafka.address();
    }

    @Test
    void fillsFieldsBeforeBeforeAll() {
        assertThat(addressBeforeAll).isEqualTo(mongo.connectionString() + kafka.bootstrapServers());
    }

    @Test
    void passesArgumentsToMongod() {
        try (MongoClient client = MongoClients.create(mongo.connectionString())) {
            Document options = client.getDatabase("admin").runCommand(new Document("getCmdLineOpts", 1));
            assertThat(options.getList("argv", String.class)).contains("--syncdelay").containsSequence("--oplogSize", "8");
        }
    }

    @Test
    void keepsClientsOfTheProxyBehindIt() throws Exception {
        assertThat(toldAddress(kafka.proxy().address())).isEqualTo(kafka.proxy().address());
        assertThat(toldAddress(kafka.bootstrapServers())).isEqualTo(kafka.bootstrapServers());
    }

    private static String toldAddress(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Node node = admin.describeCluster().nodes().get(60, TimeUnit.SECONDS).iterator().next();
            return node.host() + ":" + node.port();
        }
    }

    @Test
    void keepsAddressThroughKillAndStart() throws Exception {
        kafka.kill();
        mongo.killPrimary();
        kafka.start();
        mongo.start();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get(60, TimeUnit.SECONDS)).hasSize(1);
        }
        assertThat(addressBeforeAll).isEqualTo(mongo.connectionString() + kafka.bootstrapServers());
    }
}
