package dev.wadi.camel.mongodb;

import dev.wadi.camel.batch.EventOrigin;
import java.nio.charset.StandardCharsets;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;

/**
 * One change of a document, as slices of the server's own bytes.
 *
 * <p>Lifecycle and threads: immutable; the texts are computed when asked for.
 */
final class ChangeEvent implements EventOrigin {

    private final RawBsonDocument resumeToken;
    private final String operationType;
    private final String database;
    private final String collection;
    private final RawBsonDocument documentKey;
    private final RawBsonDocument document;
    private final RawBsonDocument documentBefore;
    private final long timestampMillis;
    private final int sizeInBytes;
    private final KeyFormat keyFormat;

    ChangeEvent(
            RawBsonDocument resumeToken,
            String operationType,
            String database,
            String collection,
            RawBsonDocument documentKey,
            RawBsonDocument document,
            RawBsonDocument documentBefore,
            long timestampMillis,
            int sizeInBytes,
            KeyFormat keyFormat) {
        this.resumeToken = resumeToken;
        this.operationType = operationType;
        this.database = database;
        this.collection = collection;
        this.documentKey = documentKey;
        this.document = document;
        this.documentBefore = documentBefore;
        this.timestampMillis = timestampMillis;
        this.sizeInBytes = sizeInBytes;
        this.keyFormat = keyFormat;
    }

    @Override
    public String id() {
        BsonValue data = resumeToken.get("_data");
        return data != null && data.isString() ? data.asString().getValue() : resumeToken.toJson();
    }

    @Override
    public byte[] key() {
        return documentKey == null ? null : keyFormat.text(documentKey).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String position() {
        return resumeToken.toJson();
    }

    @Override
    public long timestampMillis() {
        return timestampMillis;
    }

    @Override
    public int sizeInBytes() {
        return sizeInBytes;
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
        return documentKey;
    }

    /** The document after the change, or null: a delete, or an update whose document is gone by now. */
    RawBsonDocument document() {
        return document;
    }

    /** The document before the change, or null when the stream was not asked or the server has none. */
    RawBsonDocument documentBefore() {
        return documentBefore;
    }

    boolean isDelete() {
        return "delete".equals(operationType);
    }

    @Override
    public String toString() {
        return operationType + " " + database + "." + collection + " " + (documentKey == null ? "" : documentKey.toJson());
    }
}
