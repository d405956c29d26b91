package dev.wadi.camel.mongodb;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ChangeStreamPreAndPostImagesOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.bson.BsonDocument;

/** A database of its own on a real server, a route that reads its changes, and what that route delivered. */
final class ChangesFixture implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    final RecordingCheckpoints checkpoints = new RecordingCheckpoints();
    final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    final MongoClient client;
    final MongoDatabase database;
    private CamelContext context;

    /** One event as the route saw it. */
    record Delivered(String operation, String collection, BsonDocument document, String key, EventOrigin origin) {
        static Delivered of(Message message) {
            EventOrigin origin = message.getHeader(WadiConstants.EVENT_ORIGIN, EventOrigin.class);
            return new Delivered(
                    message.getHeader(WadiConstants.OPERATION_TYPE, String.class),
                    message.getHeader(WadiConstants.COLLECTION, String.class),
                    (BsonDocument) message.getBody(),
                    new String(origin.key(), StandardCharsets.UTF_8),
                    origin);
        }
    }

    ChangesFixture(String connectionString) {
        client = MongoClients.create(connectionString);
        database = client.getDatabase("changes_" + DATABASES.incrementAndGet());
    }

    MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    MongoCollection<BsonDocument> collectionWithImages(String name) {
        database.createCollection(name, new CreateCollectionOptions()
                .changeStreamPreAndPostImagesOptions(new ChangeStreamPreAndPostImagesOptions(true)));
        return collection(name);
    }

    /** Starts the route {@code changes} and waits until it has a position. */
    void start(String endpoint) {
        start(endpoint, this::record);
    }

    void start(String endpoint, Processor sink) {
        launch(endpoint, sink);
        await().atMost(PATIENCE).until(() -> !checkpoints.positions().isEmpty());
    }

    /** Starts the route {@code changes} without waiting. */
    void launch(String endpoint, Processor sink) {
        try {
            context = new DefaultCamelContext();
            context.getRegistry().bind("client", client);
            context.getRegistry().bind("checkpoints", checkpoints);
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("mongodb-changes:" + database.getName() + endpoint
                            + (endpoint.contains("?") ? "&" : "?") + "client=#client&checkpoint=#checkpoints&connector=c")
                            .routeId("changes")
                            .process(sink);
                }
            });
            context.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends the exchange on to a sink of the same database. */
    void sendTo(String endpoint, Exchange exchange) throws Exception {
        exchange.getContext().createProducerTemplate()
                .send("mongodb-changes:" + database.getName() + endpoint + "&client=#client", exchange);
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    void record(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof List<?> batch) {
            List<Delivered> events = new ArrayList<>();
            batch.forEach(item -> events.add(Delivered.of(((Exchange) item).getMessage())));
            delivered.addAll(events);
        } else {
            delivered.add(Delivered.of(exchange.getMessage()));
        }
    }

    /** Waits until the route has delivered so many events. */
    List<Delivered> delivered(int count) {
        await().atMost(PATIENCE).until(() -> delivered.size() >= count);
        return delivered;
    }

    /** Waits until the route has stopped by itself, and tells why. */
    Throwable failure() {
        Route route = context.getRoute("changes");
        await().atMost(PATIENCE).until(() -> context.getRouteController().getRouteStatus("changes").isStopped());
        return route.getLastError() == null ? null : route.getLastError().getException();
    }

    void stop() {
        if (context != null) {
            context.stop();
            context = null;
        }
    }

    @Override
    public void close() {
        stop();
        client.close();
    }
}
