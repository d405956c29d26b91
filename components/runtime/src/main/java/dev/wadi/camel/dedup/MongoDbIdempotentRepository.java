package dev.wadi.camel.dedup;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys as documents of a MongoDB collection: {@code _id} is name, slash and key, {@code expires_at} when it is forgotten. Several names
 * may share a collection. A TTL index removes what is forgotten; it is made by the first write.
 *
 * <p>Unlike Camel's repository of this name it writes a key when it is confirmed, never before, and waits for a majority; it reads what a
 * majority has.
 *
 * <p>Errors: {@link DedupException} with the driver's exception as cause. Lifecycle and threads: the client belongs to whoever
 * made it and is not closed.
 */
public final class MongoDbIdempotentRepository extends ConfirmedKeyRepository {

    static final String ID = "_id";
    static final String EXPIRES_AT = "expires_at";

    private static final Logger LOG = LoggerFactory.getLogger(MongoDbIdempotentRepository.class);
    /** A question of more keys could grow beyond the 16 MiB of a command. */
    private static final int KEYS_IN_A_QUESTION = 10_000;

    private MongoClient client;
    private String database;
    private String collection;
    private volatile boolean indexed;

    public MongoDbIdempotentRepository() {
        this(Clock.systemUTC());
    }

    MongoDbIdempotentRepository(Clock clock) {
        super(clock);
    }

    public void setClient(MongoClient client) {
        this.client = client;
    }

    public MongoClient getClient() {
        return client;
    }

    public void setDatabase(String database) {
        this.database = database;
    }

    public String getDatabase() {
        return database;
    }

    public void setCollection(String collection) {
        this.collection = collection;
    }

    public String getCollection() {
        return collection;
    }

    @Override
    public Set<String> known(Collection<String> keys) {
        int prefix = namePrefix().length();
        return asking("read", () -> {
            Set<String> known = new HashSet<>();
            BsonDateTime now = new BsonDateTime(clock.millis());
            for (List<BsonString> ids : parts(ids(keys))) {
                keys().find(and(in(ID, ids), gt(EXPIRES_AT, now))).projection(Projections.include(ID)).batchSize(KEYS_IN_A_QUESTION)
                        .forEach(document -> known.add(document.getString(ID).getValue().substring(prefix)));
            }
            return known;
        });
    }

    @Override
    public void addAll(Collection<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        BsonDateTime expiresAt = new BsonDateTime(clock.millis() + getTtl());
        List<BsonString> ids = ids(keys);
        List<BsonDocument> documents = ids.stream().map(id -> new BsonDocument(ID, id).append(EXPIRES_AT, expiresAt)).toList();
        asking("kept", () -> {
            ensureIndex();
            try {
                keys().insertMany(documents, new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException e) {
                renew(duplicates(e, ids), expiresAt);
            }
            return null;
        });
    }

    @Override
    void removeAll(Collection<String> keys) {
        asking("removed", () -> keys().deleteMany(in(ID, ids(keys))));
    }

    @Override
    void removeEverything() {
        String prefix = namePrefix();
        // the slash's next character ends the range: a name has no slash of its own
        String end = prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1);
        asking("removed", () -> keys().deleteMany(and(gte(ID, new BsonString(prefix)), lt(ID, new BsonString(end)))));
    }

    /** The ids that were there already; any other error is thrown. */
    private static List<BsonValue> duplicates(MongoBulkWriteException e, List<BsonString> ids) {
        List<BsonValue> duplicates = new ArrayList<>();
        for (BulkWriteError error : e.getWriteErrors()) {
            if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            duplicates.add(ids.get(error.getIndex()));
        }
        if (e.getWriteConcernError() != null) {
            throw e;
        }
        return duplicates;
    }

    /** Forgotten keys may still be there, since the server removes them once a minute only. */
    private void renew(List<BsonValue> ids, BsonDateTime expiresAt) {
        for (List<BsonValue> part : parts(ids)) {
            keys().updateMany(in(ID, part), Updates.max(EXPIRES_AT, expiresAt));
        }
    }

    private void ensureIndex() {
        if (!indexed) {
            try {
                keys().createIndex(Indexes.ascending(EXPIRES_AT), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
            } catch (MongoCommandException e) {
                // Dedup works without it, the collection only keeps what nobody asks for any more.
                LOG.warn("No TTL index on {} of {}.{}, so forgotten keys stay there: {}", EXPIRES_AT, database, collection,
                        e.getErrorMessage());
            }
            indexed = true;
        }
    }

    private List<BsonString> ids(Collection<String> keys) {
        String prefix = namePrefix();
        return keys.stream().map(key -> new BsonString(prefix + key)).toList();
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS_IN_A_QUESTION) {
            parts.add(all.subList(from, Math.min(all.size(), from + KEYS_IN_A_QUESTION)));
        }
        return parts;
    }

    private MongoCollection<BsonDocument> keys() {
        return required("client", client).getDatabase(required("database", database))
                .getCollection(required("collection", collection), BsonDocument.class)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    private <T> T asking(String what, Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new DedupException("keys of delivered events cannot be " + what + " (MongoDB " + database + "." + collection
                    + "): " + e.getMessage(), e);
        }
    }
}
