package dev.wadi.camel.mongodb;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.wadi.camel.WadiConstants;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Message;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * Turns one event into one write.
 *
 * <p>Errors: {@link MongoDbChangesException} for an event that cannot be written in this mode; nothing is guessed, because a
 * wrong guess changes data. Threads: safe.
 */
public final class ChangeWrites {

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final WriteMode mode;

    public ChangeWrites(WriteMode mode) {
        this.mode = mode;
    }

    /** The write that the mode makes of the event. */
    public WriteModel<RawBsonDocument> of(Message event) {
        RawBsonDocument document = documentOf(event.getBody());
        return switch (mode) {
            case insert -> new InsertOneModel<>(present(document, event));
            case replace -> replace(present(document, event));
            case mirror -> mirror(document, event);
        };
    }

    private WriteModel<RawBsonDocument> mirror(RawBsonDocument document, Message event) {
        // An update whose document was gone when it was looked up leaves nothing to mirror: the target loses it as well.
        if (document != null && !"delete".equals(operation(event))) {
            return replace(document);
        }
        BsonValue id = document == null ? null : document.get("_id");
        if (id == null) {
            id = idOfChange(event);
        }
        if (id == null) {
            throw new MongoDbChangesException("a delete can be mirrored only when the event carries the document or its key,"
                    + " and this one has neither");
        }
        return new DeleteOneModel<>(new BsonDocument("_id", id));
    }

    /** From the change itself, or from what a dead letter kept of it; null when the event is no change of MongoDB. */
    private static BsonValue idOfChange(Message event) {
        if (event.getHeader(WadiConstants.EVENT_ORIGIN) instanceof ChangeEvent change) {
            return change.documentKey() == null ? null : change.documentKey().get("_id");
        }
        return event.getHeader(WadiConstants.DOCUMENT_KEY) instanceof String key ? BsonDocument.parse(key).get("_id") : null;
    }

    private static WriteModel<RawBsonDocument> replace(RawBsonDocument document) {
        BsonValue id = document.get("_id");
        if (id == null) {
            throw new MongoDbChangesException("the document has no _id, by which it would be replaced");
        }
        return new ReplaceOneModel<>(new BsonDocument("_id", id), document, UPSERT);
    }

    private RawBsonDocument present(RawBsonDocument document, Message event) {
        if (document == null) {
            String operation = operation(event);
            throw new MongoDbChangesException("the event" + (operation == null ? "" : " (" + operation + ")")
                    + " carries no document, which write mode " + mode + " needs; mirror follows deletes");
        }
        return document;
    }

    private static String operation(Message event) {
        Object header = event.getHeader(WadiConstants.OPERATION_TYPE);
        // Kafka headers arrive as bytes.
        return header instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : (String) header;
    }

    private static RawBsonDocument documentOf(Object body) {
        if (body == null) {
            return null;
        }
        if (body instanceof RawBsonDocument raw) {
            return raw;
        }
        if (body instanceof byte[] bytes) {
            if (bytes.length < 5) {
                throw new MongoDbChangesException("a body of " + bytes.length + " bytes is no BSON document");
            }
            return new RawBsonDocument(bytes);
        }
        if (body instanceof BsonDocument document) {
            return new RawBsonDocument(document, new BsonDocumentCodec());
        }
        throw new MongoDbChangesException("the body is a " + body.getClass().getName()
                + "; a MongoDB sink takes BSON as byte[] or BsonDocument, so convert to bson before");
    }
}
