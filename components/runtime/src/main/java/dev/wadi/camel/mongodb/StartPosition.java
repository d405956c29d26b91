package dev.wadi.camel.mongodb;

import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.model.Sorts;
import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointException;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.json.JsonParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides where a stream begins: at the saved position, else now; and where it goes on when that position is lost.
 *
 * <p>A position that had to be taken from the server is saved before the first event behind it is read, so that a crash right
 * after the first start loses nothing. Errors: {@link CheckpointException} when the saved position cannot be read, the driver's
 * exceptions when the server cannot be asked, {@link MongoDbChangesException} when the policy is to stop.
 */
final class StartPosition {

    private static final Logger LOG = LoggerFactory.getLogger(StartPosition.class);

    private final String connector;
    private final MongoDbChangesConfiguration configuration;
    private final ChangeStream stream;

    StartPosition(String connector, MongoDbChangesConfiguration configuration, ChangeStream stream) {
        this.connector = connector;
        this.configuration = configuration;
        this.stream = stream;
    }

    BsonDocument find() {
        Optional<Checkpoint> saved = Optional.empty();
        if (configuration.getCheckpoint() != null) {
            configuration.getCheckpoint().claim(connector);
            saved = configuration.getCheckpoint().latest(connector);
        }
        if (saved.isPresent()) {
            LOG.info("{}: goes on behind the position saved at {}", connector, saved.get().savedAt());
            return parse(saved.get());
        }
        LOG.info("{}: has no saved position and begins with changes from now", connector);
        return save(stream.positionAt(null));
    }

    BsonDocument afterLoss(BsonDocument lost, RuntimeException error) {
        String loss = describeLoss(lost);
        switch (configuration.getOnLostPosition()) {
            case fail -> throw new MongoDbChangesException(connector + ": the server no longer has the changes behind the saved"
                    + " position: " + loss + ". Set onLostPosition to go on without them, or copy the collection again."
                    + " The server says: " + error.getMessage() + " [lost-position]", error);
            case fromNow -> {
                LOG.error("{}: changes are lost: {}. Going on with changes from now, as onLostPosition says", connector, loss);
                return save(stream.positionAt(null));
            }
            case fromTime -> {
                Instant time = Instant.parse(configuration.getFromTime());
                LOG.error("{}: changes may be lost: {}. Going on with changes from {}, as onLostPosition says",
                        connector, loss, time);
                return save(stream.positionAt(new BsonTimestamp((int) time.getEpochSecond(), 1)));
            }
            default -> throw new IllegalStateException("no such policy: " + configuration.getOnLostPosition());
        }
    }

    private BsonDocument save(BsonDocument position) {
        if (configuration.getCheckpoint() != null) {
            configuration.getCheckpoint().save(connector, position.toJson());
        }
        return position;
    }

    private BsonDocument parse(Checkpoint saved) {
        try {
            return BsonDocument.parse(saved.position());
        } catch (JsonParseException e) {
            throw new CheckpointException(connector + ": the saved position is not a resume token: " + saved.position()
                    + "; rewind to an older one [unreadable-position]", e);
        }
    }

    private String describeLoss(BsonDocument lost) {
        String from = ResumeToken.clusterTime(lost.toJson()).map(Instant::toString).orElse("an unknown time");
        return "everything after " + from + " up to " + oldestKept();
    }

    /** The oldest change that the server still has; needs the right to read the oplog, which a user may not have. */
    private String oldestKept() {
        MongoClient client = configuration.getClient();
        try {
            BsonDocument oldest = client.getDatabase("local")
                    .getCollection("oplog.rs", BsonDocument.class)
                    .withReadPreference(ReadPreference.primaryPreferred())
                    .find()
                    .sort(Sorts.ascending("$natural"))
                    .first();
            return oldest == null ? "now" : Instant.ofEpochSecond(oldest.getTimestamp("ts").getTime()) + ", the oldest change kept";
        } catch (MongoException e) {
            LOG.debug("{}: the oplog cannot be read", connector, e);
            return "an unknown time (the oplog cannot be read: " + e.getMessage() + ")";
        }
    }
}
