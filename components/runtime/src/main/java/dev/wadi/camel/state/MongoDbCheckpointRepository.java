package dev.wadi.camel.state;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.support.service.ServiceSupport;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Positions as documents of a MongoDB collection, in mstream's own form: see {@link CheckpointDocument}.
 *
 * <p>Shape: one document per save and key, the newest {@value CheckpointRepository#HISTORY_LIMIT} of each key are kept; claims
 * are in {@code <collection>.claims}. Writes wait for a majority, reads are of what a majority has.
 *
 * <p>Errors: {@link CheckpointException}, with the driver's exception as cause when the store did not answer; nothing is retried
 * here beyond the driver's own single retry. A document that cannot be read is an error naming its {@code _id}, unless a newer
 * readable one answers the question.
 *
 * <p>Lifecycle and threads: the client belongs to whoever made it and is not closed; connectors are saved independently.
 */
public class MongoDbCheckpointRepository extends ServiceSupport implements CheckpointRepository {
    private static final Logger LOG = LoggerFactory.getLogger(MongoDbCheckpointRepository.class);
    /** Not allowed; another index of that name; an index of other options: all leave a collection that works. */
    private static final Set<Integer> INDEX_ERRORS_TO_LIVE_WITH = Set.of(13, 85, 86);

    private final Clock clock;
    private final Map<String, Connector> connectors = new ConcurrentHashMap<>();
    private MongoClient client;
    private String database;
    private String collection;
    private volatile boolean indexed;

    public MongoDbCheckpointRepository() {
        this(Clock.systemUTC());
    }

    MongoDbCheckpointRepository(Clock clock) {
        this.clock = clock;
    }

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
    public Optional<Checkpoint> latest(String key) {
        return newest(key, 1).stream().findFirst();
    }

    @Override
    public List<Checkpoint> history(String key) {
        return newest(key, HISTORY_LIMIT);
    }

    @Override
    public List<String> keys() {
        return asking("positions cannot be listed", () -> {
            Set<String> keys = new TreeSet<>();
            try (MongoCursor<BsonDocument> documents = positions().find().cursor()) {
                documents.forEachRemaining(document -> keys.add(CheckpointDocument.fromBson(document).checkpoint().key()));
            }
            return new ArrayList<>(keys);
        });
    }

    @Override
    public void saveAll(Map<String, String> positions) {
        Map<String, Map<String, String>> byConnector = new TreeMap<>();
        positions.forEach((key, position) -> byConnector
                .computeIfAbsent(CheckpointKey.parse(key).connector(), connector -> new LinkedHashMap<>())
                .put(key, CheckpointText.compact(key, position)));
        byConnector.forEach(this::save);
    }

    /**
     * Saves positions of one connector, which must be claimed, as part of a transaction of this repository's client.
     *
     * @return to be run once the transaction is committed
     */
    public Runnable saveAll(ClientSession session, String name, Map<String, String> positions) {
        Connector connector = connector(name);
        synchronized (connector) {
            if (connector.epoch == null) {
                throw new CheckpointException("position of connector " + name + " was not saved: this copy has not claimed it");
            }
            Map<String, List<CheckpointDocument>> saved = connector.saved;
            connector.saved = null;
            Map<String, String> compact = new LinkedHashMap<>();
            positions.forEach((key, position) -> compact.put(key, CheckpointText.compact(key, position)));
            Growth growth = asking("position of connector " + name + " was not saved", () -> {
                claims().renew(session, name, connector.epoch, clock.instant());
                Growth grown = grow(saved == null ? load(name) : saved, compact);
                positions().insertMany(session, grown.added());
                if (!grown.excess().isEmpty()) {
                    positions().deleteMany(session, in(CheckpointDocument.ID, grown.excess()));
                }
                return grown;
            });
            return () -> {
                synchronized (connector) {
                    connector.saved = growth.saved();
                }
            };
        }
    }

    /**
     * Claims a connector for saves that are part of transactions; what the copy before it has left open is undone.
     *
     * @return the session for these transactions, which the caller closes
     */
    public ClientSession claimWithSession(String name) {
        String failure = "positions of connector " + name + " cannot be claimed";
        asking(failure, () -> {
            claims().session(name).ifPresent(this::end);
            return null;
        });
        claim(name);
        return asking(failure, () -> {
            ensureIndex();
            ClientSession session = client.startSession();
            claims().rememberSession(name, connector(name).epoch, session.getServerSession().getIdentifier());
            return session;
        });
    }

    private void end(BsonDocument session) {
        try {
            client.getDatabase("admin").runCommand(new BsonDocument("killSessions", new BsonArray(List.of(session))),
                    ReadPreference.primary());
        } catch (MongoCommandException e) {
            LOG.warn("The session of the copy before could not be ended; its open transaction ends by itself within a minute: {}",
                    e.getErrorMessage());
        }
    }

    @Override
    public void claim(String name) {
        Connector connector = connector(CheckpointKey.connectorOf(name));
        synchronized (connector) {
            // Also when this object thinks it owns the connector: it may have been taken over since.
            connector.saved = null;
            connector.epoch = asking("positions of connector " + name + " cannot be claimed",
                    () -> claims().claim(name, clock.instant()));
        }
    }

    @Override
    public Optional<String> claimedBy(String name) {
        Connector connector = connector(name);
        synchronized (connector) {
            return asking("the claim of connector " + name + " cannot be read", () -> claims().owner(name, connector.epoch));
        }
    }

    @Override
    public void release(String name) {
        Connector connector = connector(name);
        synchronized (connector) {
            Long epoch = connector.epoch;
            connector.epoch = null;
            connector.saved = null;
            if (epoch != null) {
                asking("the claim of connector " + name + " cannot be given back", () -> {
                    claims().release(name, epoch, clock.instant());
                    return null;
                });
            }
        }
    }

    @Override
    protected void doStop() {
        for (String name : connectors.keySet()) {
            try {
                release(name);
            } catch (CheckpointException e) {
                // The next copy's claim takes over a claim that is left; the others must still be given back.
                LOG.warn("{}", e.getMessage());
            }
        }
    }

    private void save(String name, Map<String, String> positions) {
        Connector connector = connector(name);
        synchronized (connector) {
            Map<String, List<CheckpointDocument>> saved = connector.saved;
            // Forgotten before the attempt: after an error nobody knows what was written, and the next save looks again.
            connector.saved = null;
            Map<String, List<CheckpointDocument>> grown = asking("position of connector " + name + " was not saved",
                    () -> saveOwned(name, connector.epoch, saved, positions));
            // Without a claim another copy may save as well, so nothing can be remembered.
            connector.saved = connector.epoch == null ? null : grown;
        }
    }

    private Map<String, List<CheckpointDocument>> saveOwned(
            String name, Long epoch, Map<String, List<CheckpointDocument>> saved, Map<String, String> positions) {
        if (epoch != null) {
            claims().renew(name, epoch, clock.instant());
        } else {
            claims().owner(name, null).ifPresent(owner -> {
                throw new CheckpointException("position of connector " + name + " was not saved: it belongs to " + owner);
            });
        }
        ensureIndex();
        Growth grown = grow(saved == null ? load(name) : saved, positions);
        positions().insertMany(grown.added());
        if (!grown.excess().isEmpty()) {
            positions().withWriteConcern(WriteConcern.W1).deleteMany(in(CheckpointDocument.ID, grown.excess()));
        }
        return grown.saved();
    }

    /** What a save adds to a connector's documents and what becomes too old by it. */
    private record Growth(Map<String, List<CheckpointDocument>> saved, List<BsonDocument> added, List<BsonValue> excess) {}

    private Growth grow(Map<String, List<CheckpointDocument>> saved, Map<String, String> positions) {
        Map<String, List<CheckpointDocument>> grown = new TreeMap<>(saved);
        List<BsonDocument> added = new ArrayList<>(positions.size());
        List<BsonValue> excess = new ArrayList<>();
        positions.forEach((key, position) -> {
            List<CheckpointDocument> before = grown.getOrDefault(key, List.of());
            Checkpoint next = CheckpointHistory.prepend(
                    before.stream().map(CheckpointDocument::checkpoint).toList(), key, position, clock.instant()).get(0);
            List<CheckpointDocument> after = new ArrayList<>(before);
            after.add(0, CheckpointDocument.of(next));
            added.add(after.get(0).toBson());
            List<CheckpointDocument> old = after.subList(Math.min(HISTORY_LIMIT, after.size()), after.size());
            old.forEach(document -> excess.add(document.id()));
            old.clear();
            grown.put(key, after);
        });
        return new Growth(grown, added, excess);
    }

    private List<Checkpoint> newest(String key, int limit) {
        CheckpointKey parsed = CheckpointKey.parse(key);
        return asking("position of " + key + " cannot be read", () -> {
            List<Checkpoint> found = new ArrayList<>();
            try (MongoCursor<BsonDocument> documents = newestFirst(parsed.connector())) {
                while (found.size() < limit && documents.hasNext()) {
                    Optional<Checkpoint> checkpoint = readable(documents.next(), !found.isEmpty());
                    checkpoint.filter(c -> c.key().equals(key)).ifPresent(found::add);
                }
            }
            return List.copyOf(found);
        });
    }

    /**
     * What the document says; nothing if it cannot be read and that does not matter. It matters while the newest position
     * is looked for: the unreadable one might be it (an older one would only be missing from the history).
     */
    private static Optional<Checkpoint> readable(BsonDocument document, boolean newestKnown) {
        try {
            return Optional.of(CheckpointDocument.fromBson(document).checkpoint());
        } catch (CheckpointException e) {
            if (newestKnown) {
                LOG.warn("{}", e.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }

    /** All positions of the connector by key, newest first; unreadable ones are left alone, a new save supersedes them. */
    private Map<String, List<CheckpointDocument>> load(String connector) {
        Map<String, List<CheckpointDocument>> loaded = new TreeMap<>();
        try (MongoCursor<BsonDocument> documents = newestFirst(connector)) {
            documents.forEachRemaining(document -> readable(document, true).ifPresent(checkpoint -> loaded
                    .computeIfAbsent(checkpoint.key(), key -> new ArrayList<>())
                    .add(new CheckpointDocument(document.get(CheckpointDocument.ID), checkpoint))));
        }
        return loaded;
    }

    private MongoCursor<BsonDocument> newestFirst(String connector) {
        return positions().find(eq(CheckpointDocument.JOB_NAME, connector))
                .sort(descending(CheckpointDocument.UPDATED_AT, CheckpointDocument.ID)).cursor();
    }

    private void ensureIndex() {
        if (!indexed) {
            try {
                positions().createIndex(Indexes.compoundIndex(
                        Indexes.ascending(CheckpointDocument.JOB_NAME), Indexes.descending(CheckpointDocument.UPDATED_AT)));
            } catch (MongoCommandException e) {
                if (!INDEX_ERRORS_TO_LIVE_WITH.contains(e.getErrorCode())) {
                    throw e;
                }
                LOG.info("No index on positions, reading them may be slow: {}", e.getErrorMessage());
            }
            indexed = true;
        }
    }

    private Connector connector(String name) {
        return connectors.computeIfAbsent(name, key -> new Connector());
    }

    private MongoDbClaims claims() {
        return new MongoDbClaims(collection(collection + ".claims"));
    }

    private MongoCollection<BsonDocument> positions() {
        return collection(collection);
    }

    private MongoCollection<BsonDocument> collection(String name) {
        if (client == null || database == null || collection == null) {
            throw new CheckpointException(
                    "the MongoDB repository of positions needs its properties 'client', 'database' and 'collection'");
        }
        return client.getDatabase(database).getCollection(name, BsonDocument.class)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    private <T> T asking(String failure, Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new CheckpointException(failure + " (MongoDB " + database + "." + collection + "): " + e.getMessage(), e);
        }
    }

    /** What this object knows of a connector; also its monitor. */
    private static final class Connector {
        private Long epoch;
        private Map<String, List<CheckpointDocument>> saved;
    }
}
