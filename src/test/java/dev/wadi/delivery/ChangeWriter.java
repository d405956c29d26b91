package dev.wadi.delivery;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dev.wadi.testkit.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * Replaces documents, each time with the next number of the ledger: a replace event carries the document of its own moment, so
 * the order per document can be seen at the other end.
 *
 * <p>A write that may have happened or not is tried again, and then changes nothing if it had: every number is one event.
 */
final class ChangeWriter {

    private static final int WRITES_AT_ONCE = 50;

    private final MongoCollection<Document> collection;
    private final Ledger ledger;
    private final Random random;
    private final int documents;

    ChangeWriter(MongoCollection<Document> collection, Ledger ledger, int documents, Random random) {
        this.collection = collection.withWriteConcern(WriteConcern.MAJORITY);
        this.ledger = ledger;
        this.documents = documents;
        this.random = random;
    }

    /** Inserts the documents; these events are not in the ledger, and belong before the start of what is tested. */
    void createDocuments() {
        collection.insertMany(IntStream.range(0, documents).mapToObj(document -> document(key(document), -1)).toList());
    }

    /** Writes so many changes, in order, and goes on after an election; every one of them is confirmed at the end. */
    void write(int changes) {
        for (int written = 0; written < changes; written += WRITES_AT_ONCE) {
            writeSome(Math.min(WRITES_AT_ONCE, changes - written));
        }
    }

    private void writeSome(int count) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String key = key(random.nextInt(documents));
            long number = ledger.attempt(key);
            numbers.add(number);
            writes.add(new ReplaceOneModel<>(
                    Filters.and(Filters.eq("_id", key), Filters.lt("number", number)), document(key, number)));
        }
        boolean confirmed = false;
        while (!confirmed) {
            try {
                collection.bulkWrite(writes);
                confirmed = true;
            } catch (MongoException e) {
                if (e.getCode() > 0 && !e.hasErrorLabel("RetryableWriteError")) {
                    throw e;
                }
            }
        }
        numbers.forEach(ledger::confirm);
    }

    private static String key(int document) {
        return "doc-" + document;
    }

    private static Document document(String key, long number) {
        return new Document("_id", key).append("number", number).append("content", Ledger.content(number));
    }
}
