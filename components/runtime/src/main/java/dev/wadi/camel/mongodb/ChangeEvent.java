package dev.wadi.camel.mongodb;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * One change of a document, as slices of the server's own bytes.
 *
 * <p>Keeps places in those bytes, not documents: thousands of events wait at a time, and each object of theirs is one more that
 * the collector has to carry along. Lifecycle and threads: immutable; texts and documents are made when asked for.
 */
final class ChangeEvent implements EventOrigin {

    /** Place of a part that the event does not have. */
    static final int NONE = -1;

    private final byte[] bytes;
    private final int resumeToken;
    private final int documentKey;
    private final int document;
    private final int documentBefore;
    private final String operationType;
    private final String database;
    private final String collection;
    private final long timestampMillis;
    private final int sizeInBytes;
    private final ChangeForm form;

    ChangeEvent(ChangeEventReader.Fields fields, byte[] bytes, int sizeInBytes, ChangeForm form) {
        this.bytes = bytes;
        this.resumeToken = fields.resumeToken;
        this.documentKey = fields.documentKey;
        this.document = fields.document;
        this.documentBefore = fields.documentBefore;
        this.operationType = fields.operationType;
        this.database = fields.database;
        this.collection = fields.collection;
        this.timestampMillis = fields.timestampMillis();
        this.sizeInBytes = sizeInBytes;
        this.form = form;
    }

    @Override
    public String id() {
        RawBsonDocument token = resumeToken();
        BsonValue data = token.get("_data");
        return data != null && data.isString() ? data.asString().getValue() : token.toJson();
    }

    @Override
    public byte[] key() {
        return documentKey == NONE ? null : form.keyFormat().bytes(bytes, documentKey);
    }

    @Override
    public String position() {
        return resumeToken().toJson();
    }

    @Override
    public long timestampMillis() {
        return timestampMillis;
    }

    @Override
    public int sizeInBytes() {
        return sizeInBytes;
    }

    @Override
    public byte[] originalBody() {
        int place = deliveredDocument();
        return place == NONE ? null : Arrays.copyOfRange(bytes, place, place + BsonScanner.int32(bytes, place));
    }

    /** The headers of the event, and the document's key, by which a delete without a document can still be mirrored. */
    @Override
    public Map<String, Object> originalAttributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        putAttributes(attributes);
        if (documentKey != NONE) {
            attributes.put(WadiConstants.DOCUMENT_KEY, KeyFormat.json.text(documentKey()));
        }
        return attributes;
    }

    /** Adds what the other side of a sink is told about the event. */
    void putAttributes(Map<String, Object> attributes) {
        attributes.put(WadiConstants.OPERATION_TYPE, operationType);
        attributes.put(WadiConstants.DATABASE, database);
        attributes.put(WadiConstants.COLLECTION, collection);
        if (form.eventAttributes()) {
            attributes.put(MongoDbChangesConstants.NAMESPACE, database + "." + collection);
            attributes.put(MongoDbChangesConstants.DOCUMENT_KEY, KeyFormat.json.text(documentKey()));
            attributes.put(MongoDbChangesConstants.EVENT_ID, id());
        }
    }

    /** What is delivered: the document, of a delete the document before it unless it becomes a tombstone; null when not there. */
    RawBsonDocument body() {
        return slice(deliveredDocument());
    }

    private int deliveredDocument() {
        return !isDelete() ? document : form.tombstones() ? NONE : documentBefore;
    }

    /** Where the stream goes on behind this event. */
    RawBsonDocument resumeToken() {
        return slice(resumeToken);
    }

    /** {@code insert}, {@code update}, {@code replace}, {@code delete}, or a name of a change that carries no document. */
    String operationType() {
        return operationType;
    }

    String database() {
        return database;
    }

    /** Null for changes of a whole database. */
    String collection() {
        return collection;
    }

    /** {@code _id} and, on a sharded collection, the shard key; null for changes without a document. */
    RawBsonDocument documentKey() {
        return slice(documentKey);
    }

    /** The document after the change, or null: a delete, or an update whose document is gone by now. */
    RawBsonDocument document() {
        return slice(document);
    }

    /** The document before the change, or null when the stream was not asked or the server has none. */
    RawBsonDocument documentBefore() {
        return slice(documentBefore);
    }

    boolean isDelete() {
        return "delete".equals(operationType);
    }

    private RawBsonDocument slice(int place) {
        return place == NONE ? null : new RawBsonDocument(bytes, place, BsonScanner.int32(bytes, place));
    }

    @Override
    public String toString() {
        return operationType + " " + database + "." + collection + " " + (documentKey == NONE ? "" : documentKey().toJson());
    }
}
