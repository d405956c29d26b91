package dev.wadi.camel.deadletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dead letters as documents of a MongoDB collection.
 *
 * <p>Shape: {@code _id} is the letter's id. {@code letter} is its JSON text without the body, {@code body} the body's bytes: so a
 * document of nearly MongoDB's own limit has room, and no attribute's name is taken for an operator. The other fields repeat what
 * people search for. Writes wait for a majority, reads are of what a majority has. A settled letter is deleted.
 *
 * <p>Errors: {@link DeadLetterException}, with the driver's exception as cause when the store did not answer; nothing is retried
 * here beyond the driver's own single retry. Lifecycle and threads: the client belongs to whoever made it and is not closed.
 */
public final class MongoDbDeadLetterStore implements DeadLetterStore {

    private static final Logger LOG = LoggerFactory.getLogger(MongoDbDeadLetterStore.class);
    /** Not allowed; another index of that name; an index of other options: all leave a collection that works. */
    private static final Set<Integer> INDEX_ERRORS_TO_LIVE_WITH = Set.of(13, 85, 86);
    private static final int READ_AT_ONCE = 20;

    private static final String ID = "_id";
    private static final String CONNECTOR = "connector";
    private static final String LAST_FAILURE = "lastFailure";
    private static final String LETTER = "letter";
    private static final String BODY = "body";

    private MongoClient client;
    private String database;
    private String collection;
    private volatile boolean indexed;

    public MongoClient getClient() {
        return client;
    }

    public void setClient(MongoClient client) {
        this.client = client;
    }

    public String getDatabase() {
        return database;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    public String getCollection() {
        return collection;
    }

    public void setCollection(String collection) {
        this.collection = collection;
    }

    @Override
    public void add(List<DeadLetter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        asking("dead letters were not written", () -> {
            ensureIndex();
            return letters().bulkWrite(letters.stream().map(letter -> new ReplaceOneModel<>(
                    eq(ID, letter.id()), document(letter), new ReplaceOptions().upsert(true))).toList());
        });
    }

    /**
     * Looks for the ids first and for the letters in small parts then: a cursor would not live as long as a reader that delivers,
     * and would meet again what that reader writes back.
     */
    @Override
    public void forEach(String connector, Consumer<DeadLetter> reader) {
        List<String> ids = asking("dead letters cannot be read", () -> {
            List<String> found = new ArrayList<>();
            Bson filter = connector == null ? new BsonDocument() : eq(CONNECTOR, connector);
            try (MongoCursor<BsonDocument> documents = letters().find(filter).projection(Projections.include(ID))
                    .sort(Sorts.ascending(LAST_FAILURE, ID)).allowDiskUse(true).cursor()) {
                documents.forEachRemaining(document -> found.add(idOf(document)));
            }
            return found;
        });
        for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
            List<String> part = ids.subList(from, Math.min(ids.size(), from + READ_AT_ONCE));
            Map<String, DeadLetter> read = asking("dead letters cannot be read", () -> {
                Map<String, DeadLetter> letters = new HashMap<>();
                letters().find(in(ID, part)).forEach(document -> letters.put(idOf(document), letter(document)));
                return letters;
            });
            // one that is missing was settled meanwhile
            part.stream().filter(read::containsKey).map(read::get).forEach(reader);
        }
    }

    @Override
    public void settle(String connector, Collection<String> ids) {
        if (!ids.isEmpty()) {
            asking("dead letters were not taken out", () -> letters().deleteMany(and(in(ID, ids), eq(CONNECTOR, connector))));
        }
    }

    @Override
    public void close() {
        // the client is not ours
    }

    private static BsonDocument document(DeadLetter letter) {
        DeadLetter withoutBody = letter.withBody(null);
        return new BsonDocument(ID, new BsonString(letter.id()))
                .append(CONNECTOR, new BsonString(letter.connector()))
                .append(LAST_FAILURE, new BsonString(DeadLetterJson.TIME.format(letter.lastFailure())))
                .append("event", new BsonString(letter.eventId()))
                .append("sink", letter.sink() == null ? BsonNull.VALUE : new BsonString(letter.sink()))
                .append("step", new BsonString(letter.step()))
                .append("error", new BsonString(letter.errors().isEmpty() ? "" : letter.errors().get(0)))
                .append("attempts", new BsonInt32(letter.attempts()))
                .append(LETTER, new BsonString(DeadLetterJson.text(withoutBody)))
                .append(BODY, letter.body() == null ? BsonNull.VALUE : new BsonBinary(letter.body()));
    }

    private DeadLetter letter(BsonDocument document) {
        String place = place(document);
        if (!document.isString(LETTER) || !(document.isBinary(BODY) || document.isNull(BODY))) {
            throw new DeadLetterException(place + " is no dead letter of Wadi");
        }
        byte[] body = document.isNull(BODY) ? null : document.getBinary(BODY).getData();
        return DeadLetterJson.read(document.getString(LETTER).getValue(), place).withBody(body);
    }

    private String idOf(BsonDocument document) {
        if (!document.isString(ID)) {
            throw new DeadLetterException(place(document) + " is no dead letter of Wadi");
        }
        return document.getString(ID).getValue();
    }

    private String place(BsonDocument document) {
        return "document " + new BsonDocument(ID, document.get(ID)).toJson() + " of " + database + "." + collection;
    }

    private void ensureIndex() {
        if (indexed) {
            return;
        }
        try {
            letters().createIndex(Indexes.ascending(CONNECTOR, LAST_FAILURE));
        } catch (MongoCommandException e) {
            if (!INDEX_ERRORS_TO_LIVE_WITH.contains(e.getErrorCode())) {
                throw e;
            }
            LOG.info("No index on dead letters, reading them may be slow: {}", e.getErrorMessage());
        }
        indexed = true;
    }

    private MongoCollection<BsonDocument> letters() {
        if (client == null || database == null || collection == null) {
            throw new DeadLetterException(
                    "the MongoDB store of dead letters needs its properties 'client', 'database' and 'collection'");
        }
        return client.getDatabase(database).getCollection(collection, BsonDocument.class)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    private <T> T asking(String failure, Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new DeadLetterException(failure + " (MongoDB " + database + "." + collection + "): " + e.getMessage(), e);
        }
    }
}
