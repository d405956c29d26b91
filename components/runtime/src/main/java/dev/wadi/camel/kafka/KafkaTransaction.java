package dev.wadi.camel.kafka;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.EventOrigin;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.SinkTransaction;
import dev.wadi.camel.delivery.TransactionException;
import dev.wadi.camel.delivery.TransactionProcessor;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.EndpointAware;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.spi.Policy;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * One transaction for each attempt at a {@code kafka:} sink: its records and the position behind them become visible together or not
 * at all. As a Camel policy it stands around the sink's last steps, inside its {@code SinkPolicy}.
 *
 * <p>Where the position goes: with {@link #setPositions} into a topic, for a source whose positions are not Kafka's; else it is the
 * offsets of the source's consumer group, for which the route's {@link KafkaSource} names this bean.
 *
 * <p>The transactional id is the connector's: a copy that starts later fences the one before it, whose next transaction fails with
 * {@link Fault#SINK}. Readers must read committed records only.
 *
 * <p>Lifecycle and threads: one bean for each connector; its producer is made at the first use and when one cannot go on.
 */
public final class KafkaTransaction implements Policy {

    private final ReentrantLock lock = new ReentrantLock();
    private String connector;
    private String transactionalId;
    private KafkaPositions positions;
    private TransactionalProducer producer;

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // nothing to change in the steps inside
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        install(steps);
        return new TransactionProcessor(steps, new Attempt(), lock);
    }

    private void install(Processor step) {
        if (step instanceof EndpointAware sender && sender.getEndpoint() instanceof KafkaEndpoint endpoint) {
            TransactionClients.install(endpoint, producer(), getTransactionalId());
        }
        if (step instanceof Navigate<?> steps && steps.hasNext()) {
            for (Object next : steps.next()) {
                if (next instanceof Processor inner) {
                    install(inner);
                }
            }
        }
    }

    /** What a {@link TransactionProcessor} asks for. */
    private final class Attempt implements SinkTransaction {

        @Override
        public void begin(Exchange attempt) throws InterruptedException {
            try {
                beginTransaction();
            } catch (InterruptException e) {
                Thread.interrupted();
                throw new InterruptedException(e.getMessage());
            }
        }

        @Override
        public void commit(Exchange attempt, List<EventOrigin> last) throws Exception {
            if (positions != null) {
                commitPosition(last.get(0).position());
                return;
            }
            SourceOffsets offsets = attempt.getProperty(WadiConstants.SOURCE_OFFSETS, SourceOffsets.class);
            if (offsets == null) {
                throw new IllegalStateException(connector + ": its KafkaSource does not name this transaction");
            }
            try {
                offsets.sendTo(producer(), last);
            } catch (RuntimeException e) {
                Throwable cause = producer().abort(e);
                throw cause instanceof Exception exception ? exception : e;
            }
            producer().commit();
            offsets.committed(last);
        }

        @Override
        public Throwable abort(Throwable cause) {
            return producer().abort(cause);
        }
    }

    private void beginTransaction() {
        if (!producer().isOpen()) {
            producer().open();
            verifyPosition();
        }
        producer().begin();
    }

    /** The producer of before was given up: another copy may have come and gone meanwhile. */
    private void verifyPosition() {
        if (positions == null) {
            return;
        }
        try {
            positions.verify();
        } catch (RuntimeException e) {
            producer().discard();
            throw e;
        }
    }

    private void commitPosition(String position) throws InterruptedException {
        try {
            producer().send(positions.record(connector, position));
        } catch (KafkaException e) {
            Throwable cause = producer().abort(e);
            throw cause instanceof TransactionException fenced ? fenced : e;
        }
        producer().commit();
        positions.saved(position);
    }

    /** A transaction with a position and nothing else. */
    void save(String position) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            beginTransaction();
            commitPosition(position);
        } finally {
            lock.unlock();
        }
    }

    /** Makes a producer if there is none: from now on no older copy can commit, and what it left unfinished is undone. */
    void open() {
        lock.lock();
        try {
            if (!producer().isOpen()) {
                producer().open();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Makes a new producer whatever was before. */
    void reopen() {
        lock.lock();
        try {
            producer().discard();
            producer().open();
        } finally {
            lock.unlock();
        }
    }

    synchronized TransactionalProducer producer() {
        if (producer == null) {
            if (connector == null) {
                throw new IllegalArgumentException("a transaction needs the name of its connector: property connector");
            }
            producer = new TransactionalProducer(connector);
        }
        return producer;
    }

    /** Name of the connector, under which its position is kept and by which messages name it. */
    public void setConnector(String connector) {
        this.connector = connector;
    }

    public String getConnector() {
        return connector;
    }

    /** Kafka's name for the line of producers of which only the last may commit; default {@code wadi-} and the connector. */
    public void setTransactionalId(String transactionalId) {
        this.transactionalId = transactionalId;
    }

    public String getTransactionalId() {
        return transactionalId == null ? "wadi-" + connector : transactionalId;
    }

    /** Where positions are kept that are not offsets of a consumer group. */
    public void setPositions(KafkaPositions positions) {
        this.positions = positions;
        positions.bind(this);
    }

    public KafkaPositions getPositions() {
        return positions;
    }
}
