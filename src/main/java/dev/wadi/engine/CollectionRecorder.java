package dev.wadi.engine;

import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.mongodb.ChangeWrites;
import dev.wadi.camel.mongodb.WriteMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.conversions.Bson;

/** Records the writes that the {@code mongodb-changes:} endpoint would make of events; like it, it stops at the first failure. */
public final class CollectionRecorder extends SinkRecorder {

    private final ChangeWrites writes;
    private final String description;

    /** @param description the sink in words: {@code app_db.users of mongo-local} */
    public CollectionRecorder(WriteMode mode, String description, List<PlannedRefusal> refusals) {
        super(refusals);
        this.writes = new ChangeWrites(mode);
        this.description = description;
    }

    @Override
    List<Item> items(Exchange exchange) throws Exception {
        List<Item> items = new ArrayList<>();
        EventSteps.forEach(exchange.getMessage(), "write to " + description,
                event -> items.add(new Item(event.getExchange(), recorded(writes.of(event)))));
        return items;
    }

    private static RecordedEvent recorded(WriteModel<RawBsonDocument> write) {
        if (write instanceof InsertOneModel<RawBsonDocument> insert) {
            return new RecordedEvent("insert", null, bytes(insert.getDocument()), Map.of());
        }
        if (write instanceof ReplaceOneModel<RawBsonDocument> replace) {
            return new RecordedEvent("replace", null, bytes(replace.getReplacement()), Map.of());
        }
        Bson filter = ((DeleteOneModel<RawBsonDocument>) write).getFilter();
        return new RecordedEvent("delete", null, bytes(new RawBsonDocument((BsonDocument) filter, new BsonDocumentCodec())), Map.of());
    }

    private static byte[] bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }

    @Override
    boolean stopsAtFailure() {
        return true;
    }
}
