package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongoServerIT {
    @TempDir
    Path temporary;

    @Test
    void streamsChangesFromOneNode() {
        try (MongoServer server = MongoServer.launch(options("single"));
                MongoClient client = MongoClients.create(server.connectionString())) {
            MongoCollection<Document> orders = orders(client);
            try (MongoChangeStreamCursor<ChangeStreamDocument<Document>> changes = orders.watch().cursor()) {
                orders.insertOne(new Document("_id", 1));
                assertThat(changes.next().getFullDocument()).isEqualTo(new Document("_id", 1));
            }
        }
    }

    @Test
    void keepsDataAndAddressThroughKillAndStart() {
        try (MongoServer server = MongoServer.launch(options("killed"))) {
            String address = server.connectionString();
            insert(address, 1);
            server.kill();
            assertThat(server.nodes()).noneMatch(MongoNode::alive);
            server.start();
            assertThat(server.connectionString()).isEqualTo(address);
            assertThat(count(address)).isEqualTo(1);
        }
    }

    @Test
    void stopsCleanlyAndStartsAgain() throws Exception {
        try (MongoServer server = MongoServer.launch(options("stopped"))) {
            insert(server.connectionString(), 1);
            server.stop();
            assertThat(Files.readAllLines(server.nodes().get(0).log()))
                    .anyMatch(line -> line.contains("\"Shutting down\"") && line.contains("\"exitCode\":0"));
            server.start();
            assertThat(count(server.connectionString())).isEqualTo(1);
        }
    }

    @Test
    void answersNothingWhilePaused() throws Exception {
        try (MongoServer server = MongoServer.launch(options("paused"));
                MongoClient client = MongoClients.create(server.connectionString())) {
            orders(client).insertOne(new Document("_id", 1));
            server.pause();
            CompletableFuture<Long> answer = CompletableFuture.supplyAsync(() -> orders(client).countDocuments());
            assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            server.resume();
            assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void takesWritesAgainAfterItsPrimaryWasKilled() {
        try (MongoServer server = MongoServer.launch(options("three").withNodes(3));
                MongoClient client = MongoClients.create(server.connectionString())) {
            orders(client).insertOne(new Document("_id", 1));
            MongoNode killed = server.killPrimary();
            server.awaitWritable();
            orders(client).insertOne(new Document("_id", 2));
            assertThat(server.primary()).isNotSameAs(killed);
            server.start();
            assertThat(server.nodes()).allMatch(MongoNode::alive);
            assertThat(orders(client).countDocuments()).isEqualTo(2);
        }
    }

    @Test
    void deletesItsFolderOnClose() {
        Path folder = temporary.resolve("closed");
        MongoServer server = MongoServer.launch(MongoOptions.single().withFolder(folder));
        assertThat(folder).isDirectoryContaining(entry -> entry.endsWith("node1.log"));
        server.close();
        assertThat(folder).doesNotExist();
        assertThat(server.nodes()).noneMatch(MongoNode::alive);
    }

    @Test
    void showsCommandAndLogWhenItDoesNotStart() {
        MongoOptions wrong = options("wrong").withArguments("--noSuchArgument");
        assertThatThrownBy(() -> MongoServer.launch(wrong)).isInstanceOf(ServerStartException.class)
                .hasMessageContaining("ended while it started")
                .hasMessageContaining("--replSet rs0 --dbpath ")
                .hasMessageContaining("unrecognised option '--noSuchArgument'");
        assertThat(Files.exists(temporary.resolve("wrong"))).isFalse();
    }

    private MongoOptions options(String folder) {
        return MongoOptions.single().withFolder(temporary.resolve(folder));
    }

    private static MongoCollection<Document> orders(MongoClient client) {
        return client.getDatabase("shop").getCollection("orders");
    }

    private static void insert(String address, int id) {
        try (MongoClient client = MongoClients.create(address)) {
            orders(client).insertOne(new Document("_id", id));
        }
    }

    private static long count(String address) {
        try (MongoClient client = MongoClients.create(address)) {
            return orders(client).countDocuments();
        }
    }
}
