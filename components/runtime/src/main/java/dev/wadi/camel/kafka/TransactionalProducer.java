package dev.wadi.camel.kafka;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.TransactionException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one producer of a transactional id, made anew when it cannot go on. The endpoint sends through {@link #shell}.
 *
 * <p>What an error means, by the documentation of Kafka's {@code KafkaProducer}: a commit that timed out may only be tried again, or
 * the producer closed; after any other error an abort makes the producer usable, and one that cannot abort is closed, which leaves the
 * transaction to the next producer's {@code initTransactions}: that undoes it, or finishes a commit that was under way. A producer
 * that was fenced has been replaced by another copy.
 *
 * <p>Threads: all but the shell's {@code send} under the lock of the {@link KafkaTransaction}.
 */
final class TransactionalProducer {

    private static final Logger LOG = LoggerFactory.getLogger(TransactionalProducer.class);
    private static final Duration CLOSE_TIME = Duration.ofSeconds(2);

    private final String connector;
    private volatile Properties properties;
    private volatile Producer<byte[], byte[]> client;

    TransactionalProducer(String connector) {
        this.connector = connector;
    }

    /** What the endpoint takes for its producer; made by the endpoint's start, before anything is sent or any position asked for. */
    Producer<?, ?> shell(Properties endpointProperties, String transactionalId) {
        Properties own = new Properties();
        own.putAll(endpointProperties);
        own.remove(TransactionClients.MARK);
        own.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        properties = own;
        // a proxy, because the interface has more methods in later clients
        return (Producer<?, ?>) Proxy.newProxyInstance(Producer.class.getClassLoader(), new Class<?>[] {Producer.class},
                (shell, method, arguments) -> forward(method, arguments));
    }

    private Object forward(Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            discard();
            return null;
        }
        Object target = method.getDeclaringClass() == Object.class ? this : client;
        if (target == null) {
            throw new IllegalStateException(connector + ": sends outside of its transaction");
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** What the endpoint said about the cluster. */
    Properties properties() {
        Properties known = properties;
        if (known == null) {
            throw new IllegalStateException(connector + ": there is no kafka: endpoint inside its transaction");
        }
        return known;
    }

    boolean isOpen() {
        return client != null;
    }

    /** Makes the producer. From now on an older copy is fenced, and what it left unfinished is undone. */
    void open() {
        SinkProducer made = new SinkProducer(properties());
        try {
            made.initTransactions();
            client = made;
        } finally {
            if (client != made) {
                close(made);
            }
        }
    }

    void begin() {
        try {
            client.beginTransaction();
        } catch (KafkaException | IllegalStateException e) {
            discard();
            throw isFenced(e) ? fenced(e) : new TransactionException(Fault.PASSING, "the producer cannot go on: " + e.getMessage(), e);
        }
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        client.send(record);
    }

    void sendOffsets(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        client.sendOffsetsToTransaction(offsets, group);
    }

    /**
     * Commits, however long it takes.
     *
     * @throws TransactionException when nothing was committed, or when nobody can say: then with {@link Fault#SINK}
     */
    void commit() throws InterruptedException {
        while (true) {
            try {
                client.commitTransaction();
                return;
            } catch (TimeoutException e) {
                LOG.warn("{}: the commit of a transaction was not answered, asking again: {}", connector, e.getMessage());
            } catch (InterruptException e) {
                Thread.interrupted();
                discard();
                throw new InterruptedException("interrupted while it committed; the next start asks what became of it");
            } catch (KafkaException e) {
                throw notCommitted(e);
            }
        }
    }

    private TransactionException notCommitted(KafkaException failure) {
        try {
            client.abortTransaction();
        } catch (KafkaException e) {
            discard();
            return isFenced(failure) || isFenced(e) ? fenced(e)
                    : new TransactionException(Fault.SINK, "nobody can say whether the transaction was committed; the next start asks: "
                            + failure.getMessage(), failure);
        }
        Fault fault = isEpochOver(failure) ? Fault.PASSING : TransactionClients.faultOf(failure);
        return new TransactionException(fault, "the transaction was not committed: " + failure.getMessage(), failure);
    }

    /** Undoes the transaction and says what was behind the cause. */
    Throwable abort(Throwable cause) {
        if (client == null) {
            return cause;
        }
        boolean interrupted = cause instanceof InterruptedException || Thread.interrupted();
        try {
            if (interrupted) {
                discard();
            } else {
                client.abortTransaction();
                if (isEpochOver(cause)) {
                    return new TransactionException(Fault.PASSING, "the broker has ended the transaction: " + cause.getMessage(), cause);
                }
            }
        } catch (KafkaException e) {
            interrupted |= Thread.interrupted();
            discard();
            if (isFenced(e) || isFenced(cause)) {
                return fenced(e);
            }
            LOG.warn("{}: a transaction could not be undone, a new producer does it: {}", connector, e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return cause;
    }

    /** Kafka does not tell a copy that took over from a coordinator that ended an overdue transaction. */
    private TransactionException fenced(Throwable cause) {
        return TransactionException.takenOver("another copy of connector " + connector + " has taken over, or this one stood still "
                + "for longer than a transaction may take (transactional.id "
                + properties().get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) + "); this one ends", cause);
    }

    private static boolean isFenced(Throwable error) {
        return hasCause(error, ProducerFencedException.class);
    }

    /** An epoch that is over and can be aborted all the same was the broker's doing, not another copy's. */
    private static boolean isEpochOver(Throwable error) {
        return hasCause(error, InvalidProducerEpochException.class);
    }

    private static boolean hasCause(Throwable error, Class<? extends Throwable> type) {
        Throwable cause = error;
        while (cause != null && !type.isInstance(cause)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** Gives the producer up; the next one undoes what this one left. */
    void discard() {
        Producer<byte[], byte[]> given = client;
        client = null;
        if (given != null) {
            close(given);
        }
    }

    private void close(Producer<byte[], byte[]> given) {
        boolean interrupted = Thread.interrupted();
        try {
            given.close(CLOSE_TIME);
        } catch (KafkaException e) {
            interrupted |= Thread.interrupted();
            LOG.warn("{}: its producer did not close: {}", connector, e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
