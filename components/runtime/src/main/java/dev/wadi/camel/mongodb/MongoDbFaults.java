package dev.wadi.camel.mongodb;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.FaultClassifier;
import java.util.Optional;
import java.util.Set;
import org.bson.BSONException;

/** Sorts what the MongoDB driver throws at a write. Source: MongoDB's error codes, as {@link ChangeStreamFault} has them. */
public final class MongoDbFaults implements FaultClassifier {

    /** Unauthorized, AuthenticationFailed, no such command or database, read-only view: the same for every event. */
    private static final Set<Integer> SINK_CODES = Set.of(13, 14, 18, 26, 48, 59, 67, 73, 115, 166);

    @Override
    public Optional<Fault> classify(Throwable error) {
        if (error instanceof MongoDbChangesException) {
            // with a cause the cause says it; without one it is our own word about an event
            return error.getCause() == null ? Optional.of(Fault.EVENT) : Optional.empty();
        }
        if (error instanceof BSONException) {
            return Optional.of(Fault.EVENT);
        }
        if (!(error instanceof MongoException mongo)) {
            return Optional.empty();
        }
        if (mongo instanceof MongoSecurityException || SINK_CODES.contains(mongo.getCode())) {
            return Optional.of(Fault.SINK);
        }
        return Optional.of(switch (ChangeStreamFault.of(mongo)) {
            case PASSING -> Fault.PASSING;
            case LASTING -> Fault.EVENT;
            case UNKNOWN, LOST_POSITION -> Fault.UNKNOWN;
        });
    }
}
