package dev.wadi.camel.mongodb;

import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.changestream.FullDocument;
import com.mongodb.client.model.changestream.FullDocumentBeforeChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;

/**
 * Opens the change stream that an endpoint describes, and finds the position to begin with.
 *
 * <p>Errors: the driver's own exceptions. Lifecycle and threads: stateless, safe.
 */
final class ChangeStream {

    private final MongoDbChangesEndpoint endpoint;
    private final MongoDbChangesConfiguration configuration;

    ChangeStream(MongoDbChangesEndpoint endpoint) {
        this.endpoint = endpoint;
        this.configuration = endpoint.getConfiguration();
    }

    /** Opens a cursor behind the position; unlike {@code resumeAfter}, {@code startAfter} also goes on behind an invalidate. */
    MongoChangeStreamCursor<ChangeEvent> open(BsonDocument position) {
        ChangeStreamIterable<BsonDocument> stream = watch()
                .startAfter(position)
                .batchSize(Math.max(configuration.getMaxBatchSize(), MongoDbChangesConsumer.READ_AHEAD))
                .maxAwaitTime(configuration.getMaxAwaitTime(), TimeUnit.MILLISECONDS)
                .fullDocument(switch (configuration.getFullDocument()) {
                    case updateLookup -> FullDocument.UPDATE_LOOKUP;
                    case postImage -> FullDocument.REQUIRED;
                });
        FullDocumentBeforeChange before = switch (configuration.getPreImages()) {
            case off -> FullDocumentBeforeChange.OFF;
            case whenAvailable -> FullDocumentBeforeChange.WHEN_AVAILABLE;
            case required -> FullDocumentBeforeChange.REQUIRED;
        };
        if (before != FullDocumentBeforeChange.OFF) {
            stream = stream.fullDocumentBeforeChange(before);
        }
        return (MongoChangeStreamCursor<ChangeEvent>) stream.withDocumentClass(ChangeEvent.class).cursor();
    }

    /**
     * The position of now, or of a time in the past: the token behind which a stream would begin that is opened now.
     *
     * <p>Asked with a first batch of size 0, so that no event is read before there is a position to save.
     */
    BsonDocument positionAt(BsonTimestamp operationTime) {
        BsonDocument changeStream = new BsonDocument();
        if (operationTime != null) {
            changeStream.put("startAtOperationTime", operationTime);
        }
        BsonArray stages = new BsonArray(List.of(new BsonDocument("$changeStream", changeStream)));
        boolean oneCollection = endpoint.collections().size() == 1;
        BsonDocument command = new BsonDocument()
                .append("aggregate", oneCollection ? new BsonString(endpoint.collections().get(0)) : new BsonInt32(1))
                .append("pipeline", stages)
                .append("cursor", new BsonDocument("batchSize", new BsonInt32(0)));
        BsonDocument reply = database().runCommand(command, BsonDocument.class);
        BsonDocument cursor = reply.getDocument("cursor");
        closeCursor(cursor);
        if (!cursor.containsKey("postBatchResumeToken")) {
            throw new IllegalArgumentException("the server gives no resume token for a stream without events; "
                    + "MongoDB 4.2 or newer is needed");
        }
        return cursor.getDocument("postBatchResumeToken");
    }

    private void closeCursor(BsonDocument cursor) {
        BsonValue id = cursor.get("id");
        if (id.asNumber().longValue() != 0) {
            String namespace = cursor.getString("ns").getValue();
            database().runCommand(new BsonDocument()
                    .append("killCursors", new BsonString(namespace.substring(namespace.indexOf('.') + 1)))
                    .append("cursors", new BsonArray(List.of(id))));
        }
    }

    private ChangeStreamIterable<BsonDocument> watch() {
        List<String> collections = endpoint.collections();
        List<Bson> stages = new ArrayList<>();
        if (collections.size() > 1) {
            stages.add(onlyCollections(collections));
        }
        if (configuration.getPipeline() != null) {
            BsonArray.parse(configuration.getPipeline()).forEach(stage -> stages.add(stage.asDocument()));
        }
        MongoDatabase database = database().withCodecRegistry(CodecRegistries.fromRegistries(
                CodecRegistries.fromCodecs(new ChangeEventCodec(new ChangeEventReader(ChangeForm.of(configuration)))),
                database().getCodecRegistry()));
        return collections.size() == 1
                ? database.getCollection(collections.get(0)).watch(stages, BsonDocument.class)
                : database.watch(stages, BsonDocument.class);
    }

    /** Changes of the listed collections, and what happens to the database as a whole. */
    private static BsonDocument onlyCollections(List<String> collections) {
        BsonArray names = new BsonArray(collections.stream().map(BsonString::new).toList());
        BsonDocument listed = new BsonDocument("ns.coll", new BsonDocument("$in", names));
        BsonDocument noCollection = new BsonDocument("ns.coll", new BsonDocument("$exists", BsonBoolean.FALSE));
        return new BsonDocument("$match", new BsonDocument("$or", new BsonArray(List.of(listed, noCollection))));
    }

    private MongoDatabase database() {
        return configuration.getClient().getDatabase(endpoint.getDatabase());
    }
}
