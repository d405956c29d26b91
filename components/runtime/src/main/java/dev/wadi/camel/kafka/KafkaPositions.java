package dev.wadi.camel.kafka;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.TransactionException;
import dev.wadi.camel.state.Checkpoint;
import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.CheckpointRepository;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The position of one connector as the newest record of a compacted topic, written in the transaction of the records before it.
 *
 * <p>Shape: key, the connector's name; value, the position as JSON text; partition 0. A claim fences the copy before it and finishes
 * what that one left; then the position is read, committed records only, to the end.
 *
 * <p>A save of what a transaction has carried already does nothing. Any other position (of an idle source, of events that no sink
 * got) has a transaction of its own; when that fails in passing the position is left for a later save, because nothing was
 * delivered before it.
 *
 * <p>Errors: {@link CheckpointException}, whose cause says whether it passes. Lifecycle and threads: bound to the connector's
 * {@link KafkaTransaction}; safe.
 */
public final class KafkaPositions extends ServiceSupport implements CheckpointRepository {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaPositions.class);

    private String topic = "wadi-positions";
    private CheckpointRepository before;
    private KafkaTransaction transaction;
    private volatile List<Checkpoint> known = List.of();

    void bind(KafkaTransaction itsTransaction) {
        transaction = itsTransaction;
    }

    ProducerRecord<byte[], byte[]> record(String connector, String position) {
        return new ProducerRecord<>(topic, 0, connector.getBytes(StandardCharsets.UTF_8), position.getBytes(StandardCharsets.UTF_8));
    }

    /** A transaction with this position was committed. */
    void saved(String position) {
        known = List.of(new Checkpoint(transaction.getConnector(), position, Instant.now()));
    }

    /** After a new producer has fenced all others: whether the position is still this copy's own. */
    void verify() {
        List<Checkpoint> found = read();
        String here = known.isEmpty() ? null : known.get(0).position();
        String there = found.isEmpty() ? null : found.get(0).position();
        if (here != null && !here.equals(there)) {
            throw TransactionException.takenOver("another copy of connector " + transaction.getConnector()
                    + " has moved its position in " + topic + " meanwhile; this one ends", null);
        }
    }

    private List<Checkpoint> read() {
        return new PositionsTopic(topic, transaction.producer().properties()).read(transaction.getConnector());
    }

    @Override
    public void claim(String connector) {
        requireOwn(connector);
        asking("positions of connector " + connector + " cannot be claimed", () -> {
            new PositionsTopic(topic, transaction.producer().properties()).ensure();
            transaction.reopen();
            known = read();
        });
        if (known.isEmpty() && before != null) {
            before.latest(connector).ifPresent(position -> {
                LOG.info("{}: takes over the position that was saved at {} outside of Kafka", connector, position.savedAt());
                save(connector, position.position());
            });
        }
    }

    @Override
    public Optional<Checkpoint> latest(String key) {
        return history(key).stream().findFirst();
    }

    @Override
    public List<Checkpoint> history(String key) {
        return transaction.getConnector().equals(key) ? known : List.of();
    }

    @Override
    public List<String> keys() {
        return known.isEmpty() ? List.of() : List.of(transaction.getConnector());
    }

    @Override
    public void saveAll(Map<String, String> positions) {
        positions.forEach(this::save);
    }

    @Override
    public void save(String key, String position) {
        requireOwn(key);
        if (!known.isEmpty() && known.get(0).position().equals(position)) {
            return;
        }
        try {
            asking("position of connector " + key + " was not saved", () -> transaction.save(position));
        } catch (CheckpointException e) {
            if (known.isEmpty() || !(e.getCause() instanceof TransactionException failure) || failure.fault() != Fault.PASSING) {
                throw e;
            }
            LOG.warn("{}; a later save will have it", e.getMessage());
        }
    }

    /** The next copy's claim fences this one, whether it has ended or not. */
    @Override
    public void release(String connector) {
        requireOwn(connector);
    }

    private void requireOwn(String key) {
        if (transaction == null || !transaction.getConnector().equals(key)) {
            throw new CheckpointException("the positions in topic " + topic + " are those of another connector than " + key
                    + "; each connector has its own KafkaPositions, named by its KafkaTransaction");
        }
    }

    /** Something that asks Kafka. */
    private interface Question {
        void ask() throws InterruptedException;
    }

    private void asking(String failure, Question question) {
        try {
            question.ask();
        } catch (InterruptedException e) {
            throw new CheckpointException(failure + ": interrupted", new InterruptException(e));
        } catch (TransactionException e) {
            throw new CheckpointException(failure + ": " + e.getMessage(), e);
        } catch (KafkaException e) {
            Fault fault = TransactionClients.faultOf(e);
            throw new CheckpointException(failure + " (Kafka topic " + topic + "): " + e.getMessage(),
                    new TransactionException(fault == Fault.UNKNOWN ? Fault.PASSING : fault, e.getMessage(), e));
        }
    }

    /** The compacted topic; made when it is missing. */
    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getTopic() {
        return topic;
    }

    /** Where the position was kept before the connector had transactions: it is taken over once. */
    public void setBefore(CheckpointRepository before) {
        this.before = before;
    }

    public CheckpointRepository getBefore() {
        return before;
    }
}
