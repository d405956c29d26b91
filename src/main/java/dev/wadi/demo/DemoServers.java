package dev.wadi.demo;

import dev.wadi.servers.KafkaOptions;
import dev.wadi.servers.KafkaServer;
import dev.wadi.servers.MongoOptions;
import dev.wadi.servers.MongoServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The demo's own servers, on free ports of loopback and in throw-away folders. Closing deletes everything. */
record DemoServers(MongoServer mongo, KafkaServer kafka) implements AutoCloseable {

    /** Starts both at once. */
    static DemoServers launch() {
        CompletableFuture<MongoServer> mongo = CompletableFuture.supplyAsync(() -> MongoServer.launch(MongoOptions.single()));
        CompletableFuture<KafkaServer> kafka = CompletableFuture.supplyAsync(() -> KafkaServer.launch(KafkaOptions.defaults()));
        try {
            CompletableFuture.allOf(mongo, kafka).join();
        } catch (CompletionException e) {
            mongo.whenComplete((server, failure) -> close(server));
            kafka.whenComplete((server, failure) -> close(server));
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return new DemoServers(mongo.join(), kafka.join());
    }

    @Override
    public void close() {
        kafka.close();
        mongo.close();
    }

    private static void close(AutoCloseable server) {
        if (server instanceof MongoServer mongo) {
            mongo.close();
        } else if (server instanceof KafkaServer kafka) {
            kafka.close();
        }
    }
}
