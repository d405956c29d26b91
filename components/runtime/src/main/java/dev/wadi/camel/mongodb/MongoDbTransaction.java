package dev.wadi.camel.mongodb;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.delivery.SinkTransaction;
import dev.wadi.camel.delivery.TransactionException;
import dev.wadi.camel.delivery.TransactionProcessor;
import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.CheckpointRepository;
import dev.wadi.camel.state.MongoDbCheckpointRepository;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction for each attempt at a {@code mongodb-changes:} sink: its writes and the position behind them become visible together
 * or not at all. As a Camel policy it stands around the sink's last steps, inside its {@code SinkPolicy}; for the connector's source it
 * is the checkpoint repository, which is the given one without the saves that a transaction has made already.
 *
 * <p>The given repository must be a {@link MongoDbCheckpointRepository} with the sink's very client. Its claim fences: the save inside
 * the transaction fails when another copy has claimed the connector, and so does the whole transaction, for good.
 * Before it claims, a copy ends the session of the one before it: the server would keep a killed copy's transaction, and the locks
 * on what it wrote, for a minute.
 *
 * <p>A commit whose outcome is unknown is repeated until it is known, as the driver's specification of transactions allows.
 *
 * <p>Lifecycle and threads: one bean for each connector; safe.
 */
public final class MongoDbTransaction extends ServiceSupport implements Policy, CheckpointRepository {

    /** Property of an exchange inside the policy: the session whose transaction its writes belong to. */
    static final String SESSION = "CamelWadiMongoDbSession";

    private static final Logger LOG = LoggerFactory.getLogger(MongoDbTransaction.class);
    private static final long COMMIT_PAUSE_MILLIS = Duration.ofMillis(200).toMillis();
    private static final TransactionOptions MAJORITY = TransactionOptions.builder()
            .readPreference(ReadPreference.primary()).readConcern(ReadConcern.MAJORITY).writeConcern(WriteConcern.MAJORITY).build();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> carried = new ConcurrentHashMap<>();
    private String connector;
    private CheckpointRepository checkpoint;
    /** One for all transactions of a claim, and known to the next copy, which can end what this one leaves open. */
    private volatile ClientSession session;

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to change in the steps inside
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new TransactionProcessor(steps, new Attempt(), lock);
    }

    /** What a {@link TransactionProcessor} asks for. */
    private final class Attempt implements SinkTransaction {

        @Override
        public void begin(Exchange attempt) {
            if (session == null) {
                throw new IllegalStateException(connector + ": its source does not keep its positions in this transaction, or they are "
                        + "not in MongoDB");
            }
            session.startTransaction(MAJORITY);
            attempt.setProperty(SESSION, session);
        }

        @Override
        public void commit(Exchange attempt, List<EventOrigin> last) throws InterruptedException {
            Map<String, String> positions = new HashMap<>();
            last.forEach(origin -> positions.put(origin.positionKey(connector), origin.position()));
            Runnable committed;
            try {
                committed = save(session, positions);
            } catch (RuntimeException e) {
                abort(e);
                throw e;
            }
            commit(session);
            committed.run();
            carried.putAll(positions);
        }

        private Runnable save(ClientSession open, Map<String, String> positions) {
            try {
                return ((MongoDbCheckpointRepository) checkpoint).saveAll(open, connector, positions);
            } catch (CheckpointException e) {
                if (e.getCause() != null) {
                    throw e;
                }
                throw TransactionException.takenOver(e.getMessage(), e);
            }
        }

        private void commit(ClientSession open) throws InterruptedException {
            while (true) {
                try {
                    open.commitTransaction();
                    return;
                } catch (MongoInterruptedException e) {
                    Thread.interrupted();
                    throw new InterruptedException("interrupted while it committed; the next start finds out what became of it");
                } catch (MongoException e) {
                    if (!e.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)) {
                        throw e;
                    }
                    LOG.warn("{}: the commit of a transaction was not answered, asking again: {}", connector, e.getMessage());
                    Thread.sleep(COMMIT_PAUSE_MILLIS);
                }
            }
        }

        @Override
        public Throwable abort(Throwable cause) {
            if (session.hasActiveTransaction()) {
                session.abortTransaction();
            }
            return cause;
        }
    }

    @Override
    public void saveAll(Map<String, String> positions) {
        Map<String, String> open = new HashMap<>(positions);
        open.entrySet().removeIf(position -> position.getValue().equals(carried.get(position.getKey())));
        if (!open.isEmpty()) {
            checkpoint.saveAll(open);
        }
    }

    @Override
    public void claim(String name) {
        carried.clear();
        closeSession();
        if (checkpoint instanceof MongoDbCheckpointRepository store) {
            session = store.claimWithSession(name);
        } else {
            checkpoint.claim(name);
        }
    }

    private void closeSession() {
        lock.lock();
        try {
            if (session != null) {
                session.close();
                session = null;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<String> claimedBy(String name) {
        return checkpoint.claimedBy(name);
    }

    @Override
    public void release(String name) {
        closeSession();
        checkpoint.release(name);
    }

    @Override
    public Optional<Checkpoint> latest(String key) {
        return checkpoint.latest(key);
    }

    @Override
    public List<Checkpoint> history(String key) {
        return checkpoint.history(key);
    }

    @Override
    public List<String> keys() {
        return checkpoint.keys();
    }

    /** Name of the connector, under which its positions are kept and by which messages name it. */
    public void setConnector(String connector) {
        this.connector = connector;
    }

    public String getConnector() {
        return connector;
    }

    /** Where positions are kept: in MongoDB, by the sink's client. */
    public void setCheckpoint(CheckpointRepository checkpoint) {
        this.checkpoint = checkpoint;
    }

    public CheckpointRepository getCheckpoint() {
        return checkpoint;
    }
}
