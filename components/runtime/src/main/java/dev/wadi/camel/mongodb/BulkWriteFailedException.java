package dev.wadi.camel.mongodb;

import com.mongodb.client.model.WriteModel;
import java.util.List;
import org.bson.RawBsonDocument;

/** Some writes of a bulk write are not confirmed. */
final class BulkWriteFailedException extends MongoDbChangesException {

    private static final long serialVersionUID = 1L;

    private final transient List<WriteModel<RawBsonDocument>> open;
    private final boolean rejected;

    private BulkWriteFailedException(
            String message, Throwable cause, List<WriteModel<RawBsonDocument>> open, boolean rejected) {
        super(message, cause);
        this.open = open;
        this.rejected = rejected;
    }

    /** The server rejects the first of the open writes and has not looked at the others. */
    static BulkWriteFailedException rejected(String message, List<WriteModel<RawBsonDocument>> open) {
        return new BulkWriteFailedException(message, null, open, true);
    }

    /** Nobody knows which of the open writes the server has. */
    static BulkWriteFailedException broken(String message, Throwable cause, List<WriteModel<RawBsonDocument>> open) {
        return new BulkWriteFailedException(message, cause, open, false);
    }

    /** The writes that are not confirmed, in their order; all others are. */
    List<WriteModel<RawBsonDocument>> open() {
        return open;
    }

    boolean isRejected() {
        return rejected;
    }
}
