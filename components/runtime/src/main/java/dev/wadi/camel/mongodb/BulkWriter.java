package dev.wadi.camel.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dev.wadi.camel.batch.Backoff;
import dev.wadi.camel.progress.RouteProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a list of changes to one collection, in order, and comes back only when all of them are confirmed.
 *
 * <p>Errors: what fails in passing is tried again, from the first write that is not confirmed, until the time is up; what the
 * server rejects is named; both end as a {@link BulkWriteFailedException} that holds what is not written. Repeats are harmless: a replace or delete by
 * {@code _id} ends in the same state, and an insert whose document is there already with the same content counts as written.
 * Threads: used once, by one thread.
 */
final class BulkWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BulkWriter.class);
    private static final BulkWriteOptions ORDERED = new BulkWriteOptions().ordered(true);
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<RawBsonDocument> collection;
    private final Duration retryTimeout;
    private final Backoff backoff;
    private final RouteProgress progress;
    private final ClientSession session;

    /** @param session whose transaction the writes belong to, or null; an error ends a transaction, so nothing is tried again there */
    BulkWriter(MongoCollection<RawBsonDocument> collection, ClientSession session, Duration retryTimeout, Backoff backoff,
            RouteProgress progress) {
        this.collection = collection;
        this.session = session;
        this.retryTimeout = session == null ? retryTimeout : Duration.ZERO;
        this.backoff = backoff;
        this.progress = progress;
    }

    void write(List<WriteModel<RawBsonDocument>> writes) throws InterruptedException {
        List<WriteModel<RawBsonDocument>> open = writes;
        long deadline = System.nanoTime() + retryTimeout.toNanos();
        while (!open.isEmpty()) {
            try {
                if (session == null) {
                    collection.bulkWrite(open, ORDERED);
                } else {
                    collection.bulkWrite(session, open, ORDERED);
                }
                return;
            } catch (MongoBulkWriteException e) {
                open = afterPartialWrite(open, e, deadline);
            } catch (MongoException e) {
                waitOrGiveUp(open, e, deadline);
            }
        }
    }

    /** What is still to be written after the server stopped at one write, or confirmed none for the write concern's sake. */
    private List<WriteModel<RawBsonDocument>> afterPartialWrite(
            List<WriteModel<RawBsonDocument>> writes, MongoBulkWriteException error, long deadline) throws InterruptedException {
        if (error.getWriteErrors().isEmpty()) {
            waitOrGiveUp(writes, error, deadline);
            return writes;
        }
        BulkWriteError first = error.getWriteErrors().get(0);
        List<WriteModel<RawBsonDocument>> open = writes.subList(first.getIndex(), writes.size());
        if (first.getCode() == DUPLICATE_KEY) {
            return afterDuplicateKey(open, first);
        }
        MongoException itemError = new MongoException(first.getCode(), first.getMessage());
        if (ChangeStreamFault.of(itemError) == ChangeStreamFault.PASSING) {
            waitOrGiveUp(open, error, deadline);
            return open;
        }
        throw rejected(open, first);
    }

    private List<WriteModel<RawBsonDocument>> afterDuplicateKey(List<WriteModel<RawBsonDocument>> open, BulkWriteError error) {
        if (session != null || !(open.get(0) instanceof InsertOneModel<RawBsonDocument>)) {
            // Two upserts of one new _id at once, or another unique index: the same write decides when it goes again.
            throw rejected(open, error);
        }
        List<WriteModel<RawBsonDocument>> missing = withoutRepeats(open);
        if (missing.size() == open.size() || missing.contains(open.get(0))) {
            throw rejected(open, error);
        }
        LOG.info("{}: {} inserts were there already with the same content and count as written",
                collection.getNamespace(), open.size() - missing.size());
        return missing;
    }

    /** Drops the inserts whose documents the collection already holds, byte for byte. */
    private List<WriteModel<RawBsonDocument>> withoutRepeats(List<WriteModel<RawBsonDocument>> open) {
        List<BsonValue> ids = new ArrayList<>();
        for (WriteModel<RawBsonDocument> write : open) {
            BsonValue id = insertedDocument(write).get("_id");
            if (id != null) {
                ids.add(id);
            }
        }
        Map<BsonValue, RawBsonDocument> stored = new HashMap<>();
        collection.find(Filters.in("_id", ids)).forEach(document -> stored.put(document.get("_id"), document));
        List<WriteModel<RawBsonDocument>> missing = new ArrayList<>();
        for (WriteModel<RawBsonDocument> write : open) {
            RawBsonDocument document = insertedDocument(write);
            BsonValue id = document.get("_id");
            RawBsonDocument there = id == null ? null : stored.get(id);
            if (there == null || !there.getByteBuffer().asNIO().equals(document.getByteBuffer().asNIO())) {
                missing.add(write);
            }
        }
        return missing;
    }

    private static RawBsonDocument insertedDocument(WriteModel<RawBsonDocument> write) {
        return ((InsertOneModel<RawBsonDocument>) write).getDocument();
    }

    private void waitOrGiveUp(List<WriteModel<RawBsonDocument>> open, MongoException error, long deadline)
            throws InterruptedException {
        ChangeStreamFault fault = ChangeStreamFault.of(error);
        long waitMillis = backoff.next().toMillis();
        boolean timeIsUp = System.nanoTime() + waitMillis * 1_000_000 > deadline;
        if (fault == ChangeStreamFault.LASTING || timeIsUp) {
            throw BulkWriteFailedException.broken("could not write to " + collection.getNamespace() + " in "
                    + backoff.attempts() + " attempts: " + error.getMessage() + " [write-failed]", error, open);
        }
        LOG.warn("{}: a write failed in passing, attempt {} follows in {} ms: {}",
                collection.getNamespace(), backoff.attempts() + 1, waitMillis, error.getMessage());
        if (progress != null) {
            progress.retried();
        }
        Thread.sleep(waitMillis);
    }

    private BulkWriteFailedException rejected(List<WriteModel<RawBsonDocument>> open, BulkWriteError error) {
        WriteModel<RawBsonDocument> write = open.get(0);
        BsonValue id = null;
        if (write instanceof InsertOneModel<RawBsonDocument> insert) {
            id = insert.getDocument().get("_id");
        } else if (write instanceof ReplaceOneModel<RawBsonDocument> replace) {
            id = replace.getReplacement().get("_id");
        }
        String which = id == null ? "a write" : "the document with _id " + new BsonDocument("_id", id).toJson();
        return BulkWriteFailedException.rejected(
                collection.getNamespace() + " rejects " + which + ": " + error.getMessage() + " [write-rejected]", open);
    }
}
