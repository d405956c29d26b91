package dev.wadi.camel.mongodb;

import dev.wadi.camel.batch.EventOrigin;
import org.apache.camel.Message;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Fills messages from change events that do not come from a server, exactly as the endpoint fills them from those that do: for
 * rehearsals and tests of routes.
 *
 * <p>Shape: a change event as the server sends it, with at least {@code _id} (the resume token) and {@code operationType}. Errors:
 * {@link org.bson.BSONException} for what is no change event. Threads: one owner.
 */
public final class ChangeMessages {

    private final ChangeEventReader reader;

    /** @param configuration says how keys are written, what a delete carries, and which attributes there are */
    public ChangeMessages(MongoDbChangesConfiguration configuration) {
        this.reader = new ChangeEventReader(ChangeForm.of(configuration));
    }

    /** Gives the message body, attributes and origin; answers the origin. */
    public EventOrigin fill(Message message, BsonDocument changeEvent) {
        ChangeEvent event = reader.read(new RawBsonDocument(changeEvent, new BsonDocumentCodec()));
        ChangeExchanges.fill(message, event);
        return event;
    }
}
