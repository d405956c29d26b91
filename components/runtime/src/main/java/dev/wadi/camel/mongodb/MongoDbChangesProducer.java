package dev.wadi.camel.mongodb;

import com.mongodb.client.ClientSession;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.Backoff;
import dev.wadi.camel.batch.EventSteps;
import dev.wadi.camel.progress.ProgressBoard;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.bson.RawBsonDocument;

/**
 * Writes a batch, or a single message, as one ordered bulk write per collection.
 *
 * <p>Body: BSON as {@code byte[]} or {@code BsonDocument}; null only for a delete in mirror mode. Errors: an event that cannot be
 * turned into a write is reported like any failed step ({@link EventSteps}); a write that fails in passing is tried again for
 * {@code retryTimeout} from the first unconfirmed event on; what the server rejects fails the exchange and names the event. In a
 * batch each event that is not written gets an exception of its own: the failure, or that it was not tried.
 * Order: events of one collection are written in the order of the batch, so the order per document holds (invariant 4).
 */
public class MongoDbChangesProducer extends DefaultProducer {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ChangeWrites writes;

    public MongoDbChangesProducer(MongoDbChangesEndpoint endpoint) {
        super(endpoint);
        this.writes = new ChangeWrites(endpoint.getConfiguration().getWriteMode());
    }

    @Override
    public MongoDbChangesEndpoint getEndpoint() {
        return (MongoDbChangesEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (getEndpoint().getConfiguration().getClient() == null) {
            throw new IllegalArgumentException(getEndpoint() + " needs a client: set the option client to a MongoClient bean");
        }
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Map<String, CollectionWrites> byCollection = new LinkedHashMap<>();
        EventSteps.forEach(exchange.getMessage(), "write to " + getEndpoint().namespace(), event ->
                byCollection.computeIfAbsent(collectionOf(event), name -> new CollectionWrites())
                        .add(writes.of(event), event.getExchange()));
        BulkWriteFailedException failure = null;
        for (Map.Entry<String, CollectionWrites> collection : byCollection.entrySet()) {
            if (failure != null) {
                collection.getValue().markNotAttempted();
                continue;
            }
            try {
                bulkWriter(collection.getKey(), exchange).write(collection.getValue().writes());
            } catch (BulkWriteFailedException e) {
                collection.getValue().markFailed(e);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private BulkWriter bulkWriter(String collection, Exchange exchange) {
        String routeId = exchange.getFromRouteId();
        MongoDbChangesConfiguration configuration = getEndpoint().getConfiguration();
        return new BulkWriter(
                configuration.getClient().getDatabase(getEndpoint().getDatabase())
                        .getCollection(collection, RawBsonDocument.class),
                exchange.getProperty(MongoDbTransaction.SESSION, ClientSession.class),
                Duration.ofMillis(configuration.getRetryTimeout()),
                new Backoff(FIRST_WAIT, LONGEST_WAIT, () -> ThreadLocalRandom.current().nextDouble()),
                routeId == null ? null : ProgressBoard.of(getEndpoint().getCamelContext()).route(routeId));
    }

    private String collectionOf(Message event) {
        List<String> named = getEndpoint().collections();
        if (named.size() == 1) {
            return named.get(0);
        }
        String attribute = event.getHeader(WadiConstants.COLLECTION, String.class);
        if (attribute == null || attribute.isBlank()) {
            throw new MongoDbChangesException(
                    "the sink names no collection and the event has no attribute 'collection' to take one from");
        }
        if (!named.isEmpty() && !named.contains(attribute)) {
            throw new MongoDbChangesException("the event's collection '" + attribute + "' is none of the sink's " + named);
        }
        return attribute;
    }
}
