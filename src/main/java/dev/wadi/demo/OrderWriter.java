package dev.wadi.demo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Somebody who works in a shop: orders are placed, paid, changed and taken back, one change after another.
 *
 * <p>Lifecycle and threads: one thread of its own from {@link #start} to {@link #close}.
 */
final class OrderWriter implements AutoCloseable {

    private static final List<String> CUSTOMERS = List.of("Ada", "Grace", "Edsger", "Barbara", "Alan");
    private static final List<String> ITEMS = List.of("lamp", "teapot", "carpet", "saddle", "water bag");

    private final MongoClient client;
    private final MongoCollection<Document> orders;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "wadi-demo-writer");
        thread.setDaemon(true);
        return thread;
    });
    private int changes;

    OrderWriter(String connectionString) {
        this.client = MongoClients.create(connectionString);
        this.orders = client.getDatabase(DemoDefinition.DATABASE).getCollection(DemoDefinition.COLLECTION);
    }

    /** @param most stops after so many changes; negative for no end */
    void start(Duration pause, int most) {
        timer.scheduleWithFixedDelay(() -> {
            if (most < 0 || changes < most) {
                writeNext();
            }
        }, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        client.close();
    }

    /** Four changes to an order: placed, paid, changed, taken back. */
    private void writeNext() {
        int number = 1001 + changes / 4;
        try {
            switch (changes % 4) {
                case 0 -> orders.insertOne(order(number, 1));
                case 1 -> orders.updateOne(Filters.eq(number), Updates.set("status", "paid"));
                case 2 -> orders.replaceOne(Filters.eq(number), order(number, 2).append("note", "two of them, please"));
                default -> orders.deleteOne(Filters.eq(number));
            }
            changes++;
        } catch (MongoException e) {
            if (!timer.isShutdown()) {
                throw e;
            }
        }
    }

    private static Document order(int number, int quantity) {
        return new Document("_id", number)
                .append("customer", CUSTOMERS.get(number % CUSTOMERS.size()))
                .append("item", ITEMS.get(number % ITEMS.size()))
                .append("quantity", quantity)
                .append("status", "new")
                .append("placed", new Date());
    }
}
