package dev.wadi.camel.mongodb;

import com.mongodb.client.MongoClient;
import dev.wadi.camel.state.CheckpointRepository;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** Options of a {@code mongodb-changes} endpoint. */
@UriParams
public class MongoDbChangesConfiguration implements Cloneable {

    @UriParam(label = "common", description = "Client to use. Made and closed by whoever configures it.")
    @Metadata(autowired = true)
    private MongoClient client;

    @UriParam(label = "consumer", description = "Where the position is kept. Without one every start begins with changes from now.")
    private CheckpointRepository checkpoint;

    @UriParam(label = "consumer", description = "Name under which the position is kept; the route id when not set.")
    private String connector;

    @UriParam(label = "consumer", defaultValue = "1", description = "Above 1, an exchange carries up to this many events as a"
            + " List of Exchange: what is there, unless batchWait says to wait. With 1 each event is an exchange of its own.")
    private int maxBatchSize = 1;

    @UriParam(label = "consumer", defaultValue = "0", javaType = "java.time.Duration", description = "How long an event waits for"
            + " others until maxBatchSize events or maxBatchBytes are there. With 0 a batch is what is there.")
    private long batchWait;

    @UriParam(label = "consumer,advanced", defaultValue = "8388608", description = "Bytes of events that are read ahead and that"
            + " one batch holds at most; a single larger event still passes.")
    private long maxBatchBytes = 8 * 1024 * 1024;

    @UriParam(label = "consumer", defaultValue = "updateLookup", description = "Which document an update carries: as looked up"
            + " when the event is read, or the post-image, which the collection must keep.")
    private FullDocumentMode fullDocument = FullDocumentMode.updateLookup;

    @UriParam(label = "consumer", defaultValue = "whenAvailable", description = "Whether to ask for the document before the"
            + " change, which a delete carries as its body. The collection must be set to keep pre-images.")
    private PreImageMode preImages = PreImageMode.whenAvailable;

    @UriParam(label = "consumer", description = "Aggregation stages that the server applies to the change events, as a JSON array."
            + " They must keep _id, operationType, ns and documentKey.")
    private String pipeline;

    @UriParam(label = "consumer", defaultValue = "fail", description = "What to do when the server no longer has the changes"
            + " behind the saved position.")
    private LostPositionPolicy onLostPosition = LostPositionPolicy.fail;

    @UriParam(label = "consumer", description = "Time to go on from when onLostPosition is fromTime, as 2026-01-31T12:00:00Z.")
    private String fromTime;

    @UriParam(label = "consumer", defaultValue = "fail", description = "What to do when the watched collection or database is"
            + " dropped or renamed.")
    private InvalidatePolicy onInvalidate = InvalidatePolicy.fail;

    @UriParam(label = "consumer", defaultValue = "document", description = "What a delete carries as its body: the pre-image"
            + " where there is one, or always null.")
    private DeleteBody deletes = DeleteBody.document;

    @UriParam(label = "consumer", defaultValue = "text", description = "How the document key becomes a record key: the bare _id as"
            + " text, or the key document as extended JSON, which keeps ids of different types apart.")
    private KeyFormat keyFormat = KeyFormat.text;

    @UriParam(label = "consumer", description = "Adds the attributes namespace, document_key and event_id to each event.")
    private boolean eventAttributes;

    @UriParam(label = "consumer,advanced", defaultValue = "1000", javaType = "java.time.Duration", description = "How long the"
            + " server waits for a change before it answers that there is none.")
    private long maxAwaitTime = 1000;

    @UriParam(label = "consumer,advanced", defaultValue = "10000", javaType = "java.time.Duration", description = "How often the"
            + " position of an idle stream is saved, so that it does not fall off the oplog.")
    private long idleSaveInterval = 10_000;

    @UriParam(label = "consumer", defaultValue = "10000", javaType = "java.time.Duration", description = "How long a stop waits for"
            + " the events in delivery before it gives them up; they are then delivered again at the next start.")
    private long drainTimeout = 10_000;

    @UriParam(label = "producer", defaultValue = "insert", description = "How an event is written.")
    private WriteMode writeMode = WriteMode.insert;

    @UriParam(label = "producer", defaultValue = "120000", javaType = "java.time.Duration", description = "How long a write that"
            + " fails in passing (no primary, connection lost) is tried again before the exchange fails.")
    private long retryTimeout = 120_000;

    public MongoDbChangesConfiguration copy() {
        try {
            return (MongoDbChangesConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public MongoClient getClient() {
        return client;
    }

    public void setClient(MongoClient client) {
        this.client = client;
    }

    public CheckpointRepository getCheckpoint() {
        return checkpoint;
    }

    public void setCheckpoint(CheckpointRepository checkpoint) {
        this.checkpoint = checkpoint;
    }

    public String getConnector() {
        return connector;
    }

    public void setConnector(String connector) {
        this.connector = connector;
    }

    public int getMaxBatchSize() {
        return maxBatchSize;
    }

    public void setMaxBatchSize(int maxBatchSize) {
        this.maxBatchSize = maxBatchSize;
    }

    public long getBatchWait() {
        return batchWait;
    }

    public void setBatchWait(long batchWait) {
        this.batchWait = batchWait;
    }

    public long getMaxBatchBytes() {
        return maxBatchBytes;
    }

    public void setMaxBatchBytes(long maxBatchBytes) {
        this.maxBatchBytes = maxBatchBytes;
    }

    public FullDocumentMode getFullDocument() {
        return fullDocument;
    }

    public void setFullDocument(FullDocumentMode fullDocument) {
        this.fullDocument = fullDocument;
    }

    public PreImageMode getPreImages() {
        return preImages;
    }

    public void setPreImages(PreImageMode preImages) {
        this.preImages = preImages;
    }

    public String getPipeline() {
        return pipeline;
    }

    public void setPipeline(String pipeline) {
        this.pipeline = pipeline;
    }

    public LostPositionPolicy getOnLostPosition() {
        return onLostPosition;
    }

    public void setOnLostPosition(LostPositionPolicy onLostPosition) {
        this.onLostPosition = onLostPosition;
    }

    public String getFromTime() {
        return fromTime;
    }

    public void setFromTime(String fromTime) {
        this.fromTime = fromTime;
    }

    public InvalidatePolicy getOnInvalidate() {
        return onInvalidate;
    }

    public void setOnInvalidate(InvalidatePolicy onInvalidate) {
        this.onInvalidate = onInvalidate;
    }

    public DeleteBody getDeletes() {
        return deletes;
    }

    public void setDeletes(DeleteBody deletes) {
        this.deletes = deletes;
    }

    public KeyFormat getKeyFormat() {
        return keyFormat;
    }

    public void setKeyFormat(KeyFormat keyFormat) {
        this.keyFormat = keyFormat;
    }

    public boolean isEventAttributes() {
        return eventAttributes;
    }

    public void setEventAttributes(boolean eventAttributes) {
        this.eventAttributes = eventAttributes;
    }

    public long getMaxAwaitTime() {
        return maxAwaitTime;
    }

    public void setMaxAwaitTime(long maxAwaitTime) {
        this.maxAwaitTime = maxAwaitTime;
    }

    public long getIdleSaveInterval() {
        return idleSaveInterval;
    }

    public void setIdleSaveInterval(long idleSaveInterval) {
        this.idleSaveInterval = idleSaveInterval;
    }

    public long getDrainTimeout() {
        return drainTimeout;
    }

    public void setDrainTimeout(long drainTimeout) {
        this.drainTimeout = drainTimeout;
    }

    public WriteMode getWriteMode() {
        return writeMode;
    }

    public void setWriteMode(WriteMode writeMode) {
        this.writeMode = writeMode;
    }

    public long getRetryTimeout() {
        return retryTimeout;
    }

    public void setRetryTimeout(long retryTimeout) {
        this.retryTimeout = retryTimeout;
    }
}
