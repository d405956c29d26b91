package dev.wadi.camel.mongodb;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.TransactionException;
import dev.wadi.camel.state.CheckpointException;
import java.util.Set;
import org.bson.BSONException;

/**
 * Sorts what the driver throws. A wrong "lasting" stops a connector that would have gone on by itself; a wrong "passing" tries
 * for ever what can never work, which is why unknown errors pass only a limited number of times.
 *
 * <p>Source: MongoDB's error codes; change streams specification, "Resumable Error".
 */
enum ChangeStreamFault {
    /** Network, election, overload: goes away by itself. */
    PASSING,
    /** The server no longer has what follows the position. */
    LOST_POSITION,
    /** Needs a person: rights, options, a document that is too large. */
    LASTING,
    /** Not known: tried again a few times. */
    UNKNOWN;

    private static final Set<Integer> LOST_POSITION_CODES = Set.of(286, 280, 260, 136);

    private static final Set<Integer> PASSING_CODES = Set.of(
            6, 7, 63, 89, 91, 133, 134, 150, 189, 202, 234, 262, 290, 317, 358, 384, 9001, 10107, 11600, 11602, 13388, 13435, 13436);

    private static final Set<Integer> LASTING_CODES = Set.of(
            2, 9, 11, 13, 14, 18, 26, 47, 48, 59, 67, 68, 72, 73, 115, 121, 166, 168, 263, 10334, 17280, 40324, 40573, 11000);

    static ChangeStreamFault of(Throwable error) {
        if (error instanceof BSONException || error instanceof MongoSecurityException
                || error instanceof MongoConfigurationException || error instanceof IllegalArgumentException) {
            return LASTING;
        }
        if (error instanceof MongoSocketException || error instanceof MongoTimeoutException
                || error instanceof MongoNotPrimaryException || error instanceof MongoNodeIsRecoveringException
                || error instanceof MongoCursorNotFoundException || error instanceof MongoWriteConcernException) {
            return PASSING;
        }
        if (error instanceof CheckpointException && error.getCause() instanceof MongoException store) {
            return of(store);
        }
        if (error instanceof CheckpointException && error.getCause() instanceof TransactionException transaction) {
            return transaction.fault() == Fault.PASSING ? PASSING : LASTING;
        }
        if (error instanceof MongoException mongo) {
            return ofCode(mongo);
        }
        return LASTING;
    }

    private static ChangeStreamFault ofCode(MongoException error) {
        if (isBrokenPipeline(error)) {
            return LASTING;
        }
        if (LOST_POSITION_CODES.contains(error.getCode())) {
            return LOST_POSITION;
        }
        if (LASTING_CODES.contains(error.getCode())) {
            return LASTING;
        }
        if (PASSING_CODES.contains(error.getCode()) || error.hasErrorLabel("ResumableChangeStreamError")
                || error.hasErrorLabel("RetryableWriteError") || error.hasErrorLabel("TransientTransactionError")) {
            return PASSING;
        }
        return error instanceof MongoClientException ? PASSING : UNKNOWN;
    }

    /** A pipeline that drops or changes the event's _id fails with 280 too, but no position is lost by it. */
    private static boolean isBrokenPipeline(MongoException error) {
        return error.getCode() == 280 && error.getMessage() != null && error.getMessage().contains("_id field");
    }

    /** What a person needs to know beyond the server's own words, or an empty string. */
    static String advice(Throwable error) {
        if (!(error instanceof MongoException mongo)) {
            return "";
        }
        return switch (mongo.getCode()) {
            case 40573 -> "; change streams need a replica set or a sharded cluster [no-replica-set]";
            case 47 -> "; switch on changeStreamPreAndPostImages for the collection, or do not ask for images [no-image]";
            case 10334 -> "; a change with its images is larger than the server's limit of 16 MB [event-too-large]";
            case 13 -> "; the user needs the actions find and changeStream on what is watched [not-authorized]";
            case 40324 -> "; this server does not know that stage [unknown-stage]";
            default -> mongo instanceof MongoCommandException && isBrokenPipeline(mongo)
                    ? "; the pipeline must keep _id, operationType, ns and documentKey [broken-pipeline]" : "";
        };
    }
}
