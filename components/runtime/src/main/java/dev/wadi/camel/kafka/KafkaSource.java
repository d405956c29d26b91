package dev.wadi.camel.kafka;

import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.RouteFailure;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import dev.wadi.camel.state.CheckpointException;
import dev.wadi.camel.state.CheckpointRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RouteAware;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommit;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the batches of a {@code kafka:} source into Wadi's events and confirms them once every sink has them.
 *
 * <p>One bean for each connector, its route's first step. When the route starts it becomes the maker of the endpoint's client,
 * so that each partition starts where {@link StartPositions} says. The endpoint must run with {@code batching=true
 * autoCommitEnable=false allowManualCommit=true breakOnFirstError=true pollOnError=RECONNECT} and byte-array deserializers, or
 * the route does not start.
 *
 * <p>Shape: in, the endpoint's list of records; out, the same list with an origin and the attributes {@code origin},
 * {@code topic}, {@code partition} and {@code offset} on each, the record's own headers as bytes (the last one of a name), a
 * null body for a tombstone. Headers of the record that could steer an endpoint are dropped.
 *
 * <p>Errors: whatever fails for good (a step, a sink, the checkpoint, a lost position) stops the route with a
 * {@link KafkaSourceException} that names connector and record; nothing behind the settled events is confirmed, and nothing
 * more is delivered until the route starts again, at that very record.
 *
 * <p>Lifecycle and threads: starts and stops with its route, before and after the endpoint's consumer; its batches may come
 * from several of the endpoint's consumers at once.
 */
public final class KafkaSource extends ServiceSupport implements Processor, CamelContextAware, RouteAware {

    /** Attribute: {@code kafka}. */
    public static final String ORIGIN = "origin";
    /** Attribute: the record's topic. */
    public static final String TOPIC = "topic";
    /** Attribute: the record's partition, as decimal text. */
    public static final String PARTITION = "partition";
    /** Attribute: the record's offset, as decimal text. */
    public static final String OFFSET = "offset";

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSource.class);

    private CamelContext camelContext;
    private Route route;
    private String connector;
    private CheckpointRepository checkpoint;
    private KafkaTransaction transaction;
    private Long seekBackSeconds;
    private LostPositionPolicy onLostPosition = LostPositionPolicy.fail;
    private long batchWait;
    private long maxBatchBytes = 8 * 1024 * 1024;

    private final Map<TopicPartition, Long> carried = new ConcurrentHashMap<>();
    private volatile StartPositions startPositions;
    private volatile Throwable failure;
    private volatile RouteProgress progress = new RouteProgress();
    private volatile boolean behind;
    private volatile boolean waiting;

    @Override
    protected void doStart() throws Exception {
        if (connector == null) {
            throw new IllegalArgumentException("a Kafka source needs the name of its connector: property connector");
        }
        if (route.getEndpoint() instanceof KafkaEndpoint endpoint) {
            SourceClients.install(this, endpoint);
        }
        if (checkpoint != null && transaction != null) {
            throw new IllegalArgumentException(connector + ": a Kafka source has a checkpoint or a transaction, not both");
        }
        if (checkpoint != null) {
            ServiceHelper.startService(checkpoint);
            checkpoint.claim(connector);
        }
        Long seekBackTo = seekBackSeconds == null ? null : System.currentTimeMillis() - seekBackSeconds * 1000;
        startPositions = new StartPositions(connector, checkpoint, seekBackTo);
        carried.clear();
        failure = null;
        waiting = false;
        progress = ProgressBoard.of(camelContext).route(route.getId());
        progress.condition("connecting");
    }

    @Override
    protected void doStop() {
        if (checkpoint != null) {
            checkpoint.release(connector);
        }
    }

    /** Makes the endpoint's client; the endpoint tries again when that fails, unless the client's settings are to blame. */
    SourceConsumer connect(Supplier<SourceConsumer> client) {
        try {
            return client.get();
        } catch (KafkaException e) {
            Throwable cause = rootOf(e);
            if (isRefused(cause)) {
                failForGood("cannot make its Kafka client: " + cause.getMessage(), e);
            } else {
                progress.condition("cannot connect: " + cause.getMessage());
            }
            throw e;
        }
    }

    @Override
    public void process(Exchange exchange) {
        if (failure != null) {
            throw new KafkaSourceException(connector + ": has failed and delivers nothing until it is started again", failure);
        }
        Message message = exchange.getMessage();
        List<Exchange> records = records(message);
        SourceConsumer consumer = consumer(records.get(0));
        consumer.delivered(records.size());
        message.removeHeader(KafkaHeaderNames.MANUAL_COMMIT);
        KafkaBatch batch = KafkaBatch.of(records, consumer);
        if (batch.size() == 0) {
            exchange.setRouteStop(true);
            return;
        }
        message.setBody(batch.events());
        Settlement settlement = new Settlement(batch.origins());
        exchange.setProperty(WadiConstants.SETTLEMENT, settlement);
        if (transaction != null) {
            exchange.setProperty(WadiConstants.SOURCE_OFFSETS, new SourceOffsets(this, consumer.groupMetadata()));
        }
        exchange.getExchangeExtension().addOnCompletion(new BatchSettlement(this, consumer, batch, settlement));
    }

    @SuppressWarnings("unchecked")
    private List<Exchange> records(Message message) {
        if (message.getBody() instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Exchange) {
            return (List<Exchange>) list;
        }
        throw misplaced();
    }

    private SourceConsumer consumer(Exchange record) {
        Object commit = record.getMessage().getHeader(KafkaHeaderNames.MANUAL_COMMIT);
        if (commit instanceof DefaultKafkaManualCommit manual
                && manual.getCamelExchangePayload().consumer instanceof SourceConsumer consumer) {
            return consumer;
        }
        throw misplaced();
    }

    private RuntimeException misplaced() {
        String what = "its KafkaSource is not the first step behind a kafka: endpoint";
        failForGood(what, null);
        return new KafkaSourceException(connector + ": " + what);
    }

    /** Saves the settled positions, then tells the group: a crash between the two only repeats. */
    void settled(SourceConsumer consumer, Map<TopicPartition, Long> last, int events, long bytes, long timestampMillis) {
        if (checkpoint != null) {
            Map<String, String> positions = new LinkedHashMap<>();
            last.forEach((partition, offset) ->
                    positions.put(KafkaPosition.key(connector, partition), KafkaPosition.text(partition, offset)));
            checkpoint.saveAll(positions);
        }
        Map<TopicPartition, Long> next = new LinkedHashMap<>();
        last.forEach((partition, offset) -> next.put(partition, offset + 1));
        next.forEach(startPositions::reached);
        // what a transaction took along is committed; events behind it that no sink got are not
        next.entrySet().removeIf(reached -> reached.getValue().equals(carried.get(reached.getKey())));
        if (!next.isEmpty()) {
            consumer.commitReached(next);
        }
        progress.settled(events, bytes);
        if (timestampMillis >= 0) {
            progress.lag(System.currentTimeMillis() - timestampMillis);
            behind = true;
        }
    }

    /** A transaction has committed the records before these offsets and the offsets with them. */
    void carried(Map<TopicPartition, Long> next) {
        next.forEach((partition, offset) -> {
            carried.put(partition, offset);
            startPositions.reached(partition, offset);
        });
        startPositions.committed(next.keySet());
    }

    /** Before any offset is looked up: an older copy's unfinished transaction would make the group's offsets wait for it. */
    void beforePositions() {
        if (transaction != null) {
            transaction.open();
        }
    }

    /** The group did not take the batch's offsets: it and what was read behind it are read again, by whoever has the partitions. */
    void refused(SourceConsumer consumer, String events, Throwable cause) {
        LOG.warn("{}: {} were not delivered: {}", connector, events, cause.getMessage());
        progress.retried();
        consumer.readAgain();
    }

    /** The route is stopping while events wait for a sink: they come again at the next start, and nothing behind them comes now. */
    void giveUp(String events) {
        synchronized (this) {
            if (failure == null) {
                failure = new KafkaSourceException(connector + ": was stopped while it delivered");
            }
        }
        LOG.warn("{}: {} were given up at the stop; they are delivered again at the next start", connector, events);
    }

    /** Ends the connector by what only a person can mend. */
    void failForGood(String what, Throwable cause) {
        if (failure == null) {
            progress.endForGood();
        }
        fail(what, cause);
    }

    /** Ends the connector; the first failure counts. */
    void fail(String what, Throwable cause) {
        synchronized (this) {
            if (failure != null) {
                return;
            }
            failure = new KafkaSourceException(connector + ": " + what, cause);
        }
        LOG.error(failure.getMessage());
        progress.condition("failed: " + what);
        if (!camelContext.isStopping()) {
            RouteFailure.stop(camelContext, route.getId(), failure);
        }
    }

    boolean hasFailed() {
        return failure != null;
    }

    StartPositions startPositions() {
        return startPositions;
    }

    void committed(Collection<TopicPartition> partitions) {
        startPositions.committed(partitions);
    }

    void assigned(SourceConsumer consumer, Collection<TopicPartition> added) {
        waiting = false;
        progress.condition(consumer.assignedCount() == 0 ? "running, no partition assigned" : "running");
        LOG.info("{}: reads {} partitions of its topic, {} newly assigned", connector, consumer.assignedCount(), added.size());
    }

    void idle(SourceConsumer consumer) {
        boolean connected = consumer.isConnected();
        if (waiting == connected && consumer.assignedCount() > 0) {
            waiting = !connected;
            progress.condition(waiting ? "waiting for the broker" : "running");
        }
        if (behind && consumer.isCaughtUp()) {
            behind = false;
            progress.lag(0);
        }
    }

    /** The broker no longer has the records to go on from. */
    void lost(SourceConsumer consumer, Map<TopicPartition, Long> wanted, KafkaException cause) {
        Map<TopicPartition, Long> oldest = consumer.beginningOffsets(wanted.keySet());
        Map<TopicPartition, Long> newest = consumer.endOffsets(wanted.keySet());
        List<String> losses = new ArrayList<>();
        wanted.forEach((partition, offset) -> {
            long first = oldest.get(partition);
            String extent = "offset " + offset + " of " + partition + " is to be read next, but the broker has " + first + " to "
                    + (newest.get(partition) - 1);
            losses.add(offset < first ? extent + ": " + (first - offset) + " offsets are gone"
                    : extent + ": the topic was cut or made anew");
        });
        String what = String.join("; ", losses);
        if (onLostPosition == LostPositionPolicy.fail) {
            failForGood("lost its position: " + what + ". Rewind its position, or set onLostPosition to fromOldest or fromNow to "
                    + "give up those records", cause);
            return;
        }
        LOG.error("{}: lost its position and goes on with policy {}: {}", connector, onLostPosition, what);
        (onLostPosition == LostPositionPolicy.fromOldest ? oldest : newest).forEach((partition, offset) -> {
            consumer.seek(partition, offset);
            startPositions.reached(partition, offset);
        });
    }

    /** Errors that a new connection does not mend end the connector; for the rest the endpoint connects again. */
    void pollFailed(KafkaException failed) {
        Throwable cause = rootOf(failed);
        if (isLasting(cause)) {
            fail("could not read: " + cause.getMessage(), failed);
        } else {
            progress.condition("reconnecting: " + cause.getMessage());
        }
    }

    /** The first lasting error in the chain of causes, else its end. */
    private static Throwable rootOf(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null && !isLasting(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isLasting(Throwable cause) {
        return cause instanceof AuthenticationException || cause instanceof AuthorizationException
                || cause instanceof CheckpointException || cause instanceof KafkaSourceException;
    }

    /** Whether the client cannot work with its settings; it says the same of names that no name server knows just now. */
    private static boolean isRefused(Throwable cause) {
        return cause instanceof IllegalArgumentException
                || cause instanceof ConfigException && !cause.getMessage().startsWith("No resolvable bootstrap urls");
    }

    /** Name of the connector: what its checkpoints are kept under, and what messages call it. */
    public void setConnector(String connector) {
        this.connector = connector;
    }

    public String getConnector() {
        return connector;
    }

    /** Where each partition's position is kept; without it only the consumer group knows. */
    public void setCheckpoint(CheckpointRepository checkpoint) {
        this.checkpoint = checkpoint;
    }

    public CheckpointRepository getCheckpoint() {
        return checkpoint;
    }

    /** The sink's transaction that takes the group's offsets along; then there is no checkpoint, the group alone keeps them. */
    public void setTransaction(KafkaTransaction transaction) {
        this.transaction = transaction;
    }

    public KafkaTransaction getTransaction() {
        return transaction;
    }

    /** Start with the first records of so many seconds ago, at every start and before any checkpoint. */
    public void setSeekBackSeconds(Long seekBackSeconds) {
        if (seekBackSeconds != null && seekBackSeconds < 0) {
            throw new IllegalArgumentException("seekBackSeconds must not be negative, found " + seekBackSeconds);
        }
        this.seekBackSeconds = seekBackSeconds;
    }

    public Long getSeekBackSeconds() {
        return seekBackSeconds;
    }

    /** What to do when the broker no longer has the records to go on from; default {@code fail}. */
    public void setOnLostPosition(LostPositionPolicy policy) {
        onLostPosition = policy;
    }

    public LostPositionPolicy getOnLostPosition() {
        return onLostPosition;
    }

    /** Milliseconds that a record waits for others until {@code maxPollRecords} are there; 0: a batch is what is there. */
    public void setBatchWait(long batchWait) {
        if (batchWait < 0) {
            throw new IllegalArgumentException("batchWait must not be negative, found " + batchWait);
        }
        this.batchWait = batchWait;
    }

    public long getBatchWait() {
        return batchWait;
    }

    /** With a batchWait, bytes of keys and values that make a batch full before its number of records does. */
    public void setMaxBatchBytes(long maxBatchBytes) {
        this.maxBatchBytes = maxBatchBytes;
    }

    public long getMaxBatchBytes() {
        return maxBatchBytes;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setRoute(Route route) {
        this.route = route;
    }

    @Override
    public Route getRoute() {
        return route;
    }
}
