package dev.wadi.delivery;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import dev.wadi.testkit.ledger.Ledger;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Watches a collection from now on, on a thread of its own, and books what is inserted, in the order of the oplog. */
final class CollectionReader implements AutoCloseable {

    private final MongoChangeStreamCursor<ChangeStreamDocument<Document>> cursor;
    private final Ledger ledger;
    private final Thread thread;
    private volatile boolean closing;
    private volatile Throwable failure;

    CollectionReader(MongoCollection<Document> collection, Ledger ledger) {
        this.ledger = ledger;
        this.cursor = collection.watch().maxAwaitTime(50, TimeUnit.MILLISECONDS).cursor();
        this.thread = new Thread(this::read, "collection-reader");
        thread.start();
    }

    /** Why reading ended early, or null. */
    Throwable failure() {
        return failure;
    }

    private void read() {
        try (cursor) {
            while (!closing) {
                ChangeStreamDocument<Document> change = cursor.tryNext();
                if (change != null) {
                    Document document = change.getFullDocument();
                    ledger.arrive("oplog", document.getString("key"), document.getInteger("_id"), document.getString("content"));
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws InterruptedException {
        closing = true;
        thread.join();
    }
}
