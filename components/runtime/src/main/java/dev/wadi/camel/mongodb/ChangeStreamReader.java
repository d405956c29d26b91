package dev.wadi.camel.mongodb;

import com.mongodb.client.MongoChangeStreamCursor;
import dev.wadi.camel.batch.Backoff;
import dev.wadi.camel.batch.EventBuffer;
import dev.wadi.camel.progress.RouteProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads ahead: keeps a cursor open, puts what it yields into the buffer, and opens it again after what passes.
 *
 * <p>Errors: what is lasting ends the reader; {@link #failure()} then says why, and what was read before still gets delivered.
 * Lifecycle and threads: runs once, on a thread of its own; {@link #stop()} from another thread ends it within the await time.
 */
final class ChangeStreamReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStreamReader.class);
    private static final Set<String> DOCUMENT_CHANGES = Set.of("insert", "update", "replace", "delete");
    private static final int UNKNOWN_FAULT_LIMIT = 10;

    private final String connector;
    private final ChangeStream stream;
    private final StartPosition startPosition;
    private final InvalidatePolicy onInvalidate;
    private final EventBuffer<ChangeEvent> buffer;
    private final RouteProgress progress;
    private final Backoff backoff;
    private final int readLimit;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private BsonDocument position;
    private boolean readSinceRepositioned = true;
    private volatile Exception failure;

    ChangeStreamReader(
            String connector, MongoDbChangesConfiguration configuration, ChangeStream stream, StartPosition startPosition,
            EventBuffer<ChangeEvent> buffer, RouteProgress progress, Backoff backoff) {
        this.connector = connector;
        this.stream = stream;
        this.startPosition = startPosition;
        this.onInvalidate = configuration.getOnInvalidate();
        this.buffer = buffer;
        this.progress = progress;
        this.backoff = backoff;
        this.readLimit = Math.max(configuration.getMaxBatchSize(), MongoDbChangesConsumer.READ_AHEAD);
    }

    @Override
    public void run() {
        try {
            while (isRunning()) {
                readUntilItBreaks();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            buffer.close(false);
        }
    }

    /** Makes the reader end at its next chance. */
    void stop() {
        stopped.countDown();
    }

    /** Why the reader ended by itself, or null. */
    Exception failure() {
        return failure;
    }

    private boolean isRunning() {
        return stopped.getCount() > 0 && failure == null;
    }

    private void readUntilItBreaks() throws InterruptedException {
        try {
            if (position == null) {
                position = startPosition.find();
            }
            try (MongoChangeStreamCursor<ChangeEvent> cursor = stream.open(position)) {
                progress.condition("running");
                while (isRunning() && read(cursor)) {
                    backoff.reset();
                }
            }
        } catch (RuntimeException e) {
            if (stopped.getCount() > 0) {
                recover(e);
            }
        }
    }

    /** Reads one reply of the server; false when the stream has ended. */
    private boolean read(MongoChangeStreamCursor<ChangeEvent> cursor) throws InterruptedException {
        ChangeEvent next = cursor.tryNext();
        if (next == null) {
            BsonDocument idle = cursor.getResumeToken();
            if (idle != null) {
                position = idle;
                readSinceRepositioned = true;
                buffer.idle(idle.toJson());
            }
            return true;
        }
        List<ChangeEvent> arrived = new ArrayList<>(Math.min(readLimit, 1 + cursor.available()));
        boolean open = true;
        ChangeEvent last = null;
        try {
            while (next != null) {
                if (DOCUMENT_CHANGES.contains(next.operationType())) {
                    arrived.add(next);
                } else {
                    open = acceptOtherChange(next, arrived);
                }
                last = next;
                next = open && cursor.available() > 0 && arrived.size() < readLimit ? cursor.next() : null;
            }
        } finally {
            // Also when an event in the middle of the reply cannot be read: those before it are delivered, and not read again.
            if (last != null) {
                position = last.resumeToken();
            }
            buffer.put(arrived);
        }
        readSinceRepositioned = true;
        return open;
    }

    /** A change that carries no document: passed on as a position only, said aloud; false when it ends the stream. */
    private boolean acceptOtherChange(ChangeEvent event, List<ChangeEvent> before) throws InterruptedException {
        buffer.put(before);
        before.clear();
        buffer.idle(event.position());
        if (!"invalidate".equals(event.operationType())) {
            LOG.warn("{}: the stream says {} of {}.{}; it carries no document and is not delivered",
                    connector, event.operationType(), event.database(), event.collection());
            return true;
        }
        if (onInvalidate == InvalidatePolicy.fail) {
            progress.endForGood();
            failure = new MongoDbChangesException(connector + ": what it watches was dropped or renamed, which ended its change"
                    + " stream; everything before was delivered, and the next start goes on behind it [invalidated]");
        } else {
            LOG.warn("{}: what it watches was dropped or renamed; going on behind that, as onInvalidate says", connector);
        }
        return false;
    }

    private void recover(RuntimeException error) throws InterruptedException {
        ChangeStreamFault fault = ChangeStreamFault.of(error);
        if (fault == ChangeStreamFault.LOST_POSITION) {
            reposition(error);
        } else if (fault == ChangeStreamFault.LASTING
                || (fault == ChangeStreamFault.UNKNOWN && backoff.attempts() >= UNKNOWN_FAULT_LIMIT)) {
            String where = position == null ? "" : " (position " + position.toJson() + ")";
            failure = new MongoDbChangesException(connector + ": the change stream cannot be read: " + error.getMessage()
                    + ChangeStreamFault.advice(error) + where, error);
        } else {
            long wait = backoff.next().toMillis();
            progress.retried();
            progress.condition("reconnecting: " + firstLine(error));
            LOG.warn("{}: the change stream broke, attempt {} follows in {} ms: {}",
                    connector, backoff.attempts() + 1, wait, firstLine(error));
            stopped.await(wait, TimeUnit.MILLISECONDS);
        }
    }

    private void reposition(RuntimeException error) {
        if (!readSinceRepositioned) {
            progress.endForGood();
            failure = new MongoDbChangesException(connector + ": the position to go on from is lost as well: "
                    + error.getMessage() + " [lost-position]", error);
            return;
        }
        readSinceRepositioned = false;
        try {
            position = startPosition.afterLoss(position, error);
        } catch (MongoDbChangesException e) {
            progress.endForGood();
            failure = e;
        }
    }

    private static String firstLine(Throwable error) {
        String message = String.valueOf(error.getMessage());
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
