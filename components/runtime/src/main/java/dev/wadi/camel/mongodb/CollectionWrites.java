package dev.wadi.camel.mongodb;

import com.mongodb.client.model.WriteModel;
import dev.wadi.camel.delivery.NotAttemptedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.bson.RawBsonDocument;

/** Writes of one batch to one collection, each with its event. */
final class CollectionWrites {

    private final List<WriteModel<RawBsonDocument>> writes = new ArrayList<>();
    private final List<Exchange> events = new ArrayList<>();

    void add(WriteModel<RawBsonDocument> write, Exchange event) {
        writes.add(write);
        events.add(event);
    }

    List<WriteModel<RawBsonDocument>> writes() {
        return writes;
    }

    /** Tells the events that are not written why; the others are confirmed. */
    void markFailed(BulkWriteFailedException failure) {
        Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());
        open.addAll(failure.open());
        boolean blamed = false;
        for (int i = 0; i < writes.size(); i++) {
            if (open.contains(writes.get(i))) {
                events.get(i).setException(blamed && failure.isRejected() ? NotAttemptedException.INSTANCE : failure);
                blamed = true;
            }
        }
    }

    void markNotAttempted() {
        events.forEach(event -> event.setException(NotAttemptedException.INSTANCE));
    }
}
