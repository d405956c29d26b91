package dev.wadi.camel.state;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/**
 * Who may save a connector's positions: one document per connector, whose epoch every claim raises by one.
 *
 * <p>The last claim wins and the owner before it notices at its next save. That needs no heartbeat and no agreement about
 * time, and a crashed owner leaves nothing behind that had to run out first.
 */
final class MongoDbClaims {
    private static final String EPOCH = "epoch";
    private static final String PID = "pid";
    private static final String HOST = "host";
    private static final String STARTED_AT = "started_at";
    private static final String CLAIMED_AT = "claimed_at";
    private static final String SAVED_AT = "saved_at";
    private static final String SESSION = "session";
    private static final String RELEASED_AT = "released_at";

    private final MongoCollection<BsonDocument> claims;

    MongoDbClaims(MongoCollection<BsonDocument> claims) {
        this.claims = claims;
    }

    /** Takes the connector over and returns the new epoch. */
    long claim(String connector, Instant now) {
        try {
            return raiseEpoch(connector, now);
        } catch (MongoException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return raiseEpoch(connector, now); // Another first claim made the document between our look and our insert.
        }
    }

    /** Throws if the connector was taken over since the claim of this epoch. */
    void renew(String connector, long epoch, Instant now) {
        // Acknowledged by the primary only: the save that follows waits for a majority, and a primary that was replaced
        // in secret cannot give it that.
        requireOwner(connector, claims.withWriteConcern(WriteConcern.W1)
                .updateOne(mine(connector, epoch), set(SAVED_AT, millis(now))).getMatchedCount());
    }

    /** The same inside a transaction, which then cannot be committed once another claim was made. */
    void renew(ClientSession session, String connector, long epoch, Instant now) {
        requireOwner(connector, claims.updateOne(session, mine(connector, epoch), set(SAVED_AT, millis(now))).getMatchedCount());
    }

    private void requireOwner(String connector, long matched) {
        if (matched == 0) {
            String owner = Optional.ofNullable(find(connector))
                    .map(claim -> "another copy of it (" + stamp(claim).text() + ") took over at "
                            + Instant.ofEpochMilli(number(claim, CLAIMED_AT)))
                    .orElse("its claim was removed from " + claims.getNamespace());
            throw new CheckpointException("position of connector " + connector + " was not saved: " + owner);
        }
    }

    /** The session in which the owner has its transactions, if it has any. */
    Optional<BsonDocument> session(String connector) {
        return Optional.ofNullable(find(connector)).filter(claim -> claim.isDocument(SESSION)).map(claim -> claim.getDocument(SESSION));
    }

    void rememberSession(String connector, long epoch, BsonDocument session) {
        claims.updateOne(mine(connector, epoch), set(SESSION, session));
    }

    void release(String connector, long epoch, Instant now) {
        claims.updateOne(mine(connector, epoch), set(RELEASED_AT, millis(now)));
    }

    /** The owner, unless it released its claim, is known to be dead, or has the epoch given. */
    Optional<String> owner(String connector, Long except) {
        return Optional.ofNullable(find(connector))
                .filter(claim -> !claim.containsKey(RELEASED_AT))
                .filter(claim -> except == null || number(claim, EPOCH) != except)
                .filter(claim -> !stamp(claim).isKnownDead())
                .map(claim -> stamp(claim).text() + ", since " + Instant.ofEpochMilli(number(claim, CLAIMED_AT)));
    }

    private long raiseEpoch(String connector, Instant now) {
        ProcessStamp me = ProcessStamp.current();
        BsonDocument claim = claims.findOneAndUpdate(eq(CheckpointDocument.ID, connector),
                combine(inc(EPOCH, 1L), set(PID, me.pid()), set(HOST, me.host()), set(STARTED_AT, me.startedAt()),
                        set(CLAIMED_AT, millis(now)), unset(RELEASED_AT), unset(SAVED_AT)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return number(claim, EPOCH);
    }

    private BsonDocument find(String connector) {
        return claims.find(eq(CheckpointDocument.ID, connector)).first();
    }

    private static Bson mine(String connector, long epoch) {
        return and(eq(CheckpointDocument.ID, connector), eq(EPOCH, epoch));
    }

    private static ProcessStamp stamp(BsonDocument claim) {
        String host = claim.isString(HOST) ? claim.getString(HOST).getValue() : "(unknown)";
        return new ProcessStamp(number(claim, PID), host, number(claim, STARTED_AT));
    }

    private static long number(BsonDocument claim, String field) {
        return claim.isNumber(field) ? claim.getNumber(field).longValue() : 0;
    }

    private static BsonInt64 millis(Instant instant) {
        return new BsonInt64(instant.toEpochMilli());
    }
}
