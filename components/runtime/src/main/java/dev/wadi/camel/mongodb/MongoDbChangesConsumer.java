package dev.wadi.camel.mongodb;

import dev.wadi.camel.batch.Backoff;
import dev.wadi.camel.batch.EventBuffer;
import dev.wadi.camel.batch.RouteFailure;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a change stream and delivers its events in order, each at least once.
 *
 * <p>Lifecycle and threads: a start returns at once; the server is reached from the reading thread, which tries again for as
 * long as the fault passes. A failure of an event, a sink or the position store stops the route with the cause as its last
 * error. A stop ends the reading, waits up to {@code drainTimeout} for the events in delivery, saves their position and
 * returns; what was only read ahead is read again at the next start.
 */
public class MongoDbChangesConsumer extends DefaultConsumer {

    /** Events read ahead when single events are delivered. */
    static final int READ_AHEAD = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(MongoDbChangesConsumer.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private volatile Running running;

    public MongoDbChangesConsumer(MongoDbChangesEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** What exists only between start and stop. */
    private record Running(
            String connector, ChangeStreamReader reader, ChangeDelivery delivery, CountDownLatch delivered, ExecutorService threads) {}

    @Override
    public MongoDbChangesEndpoint getEndpoint() {
        return (MongoDbChangesEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        MongoDbChangesConfiguration configuration = getEndpoint().getConfiguration();
        if (configuration.getClient() == null) {
            throw new IllegalArgumentException(getEndpoint() + " needs a client: set the option client to a MongoClient bean");
        }
        if (configuration.getOnLostPosition() == LostPositionPolicy.fromTime && configuration.getFromTime() == null) {
            throw new IllegalArgumentException(getEndpoint() + " has onLostPosition=fromTime and no fromTime");
        }
        String connector = configuration.getConnector() == null ? getRouteId() : configuration.getConnector();
        RouteProgress progress = ProgressBoard.of(getEndpoint().getCamelContext()).route(getRouteId());
        progress.condition("connecting");
        int readAhead = Math.max(configuration.getMaxBatchSize(), READ_AHEAD);
        Duration gathering = configuration.getMaxBatchSize() > 1 ? Duration.ofMillis(configuration.getBatchWait()) : Duration.ZERO;
        EventBuffer<ChangeEvent> buffer = new EventBuffer<>(readAhead, configuration.getMaxBatchBytes(), gathering);
        ChangeStream stream = new ChangeStream(getEndpoint());
        ChangeStreamReader reader = new ChangeStreamReader(
                connector, configuration, stream, new StartPosition(connector, configuration, stream), buffer, progress,
                new Backoff(FIRST_WAIT, LONGEST_WAIT, () -> ThreadLocalRandom.current().nextDouble()));
        ChangeDelivery delivery = new ChangeDelivery(this, connector, buffer, progress);
        CountDownLatch delivered = new CountDownLatch(1);
        ExecutorService threads = getEndpoint().getCamelContext().getExecutorServiceManager()
                .newFixedThreadPool(this, "mongodb-changes-" + connector, 2);
        running = new Running(connector, reader, delivery, delivered, threads);
        threads.execute(reader);
        threads.execute(() -> {
            delivery.run();
            reader.stop();
            delivered.countDown();
            stopRouteAfterFailure(delivery.failure() == null ? reader.failure() : delivery.failure());
        });
    }

    @Override
    protected void doStop() throws Exception {
        if (running != null) {
            drain(running);
            running = null;
        }
        super.doStop();
    }

    private void stopRouteAfterFailure(Exception failure) {
        if (failure == null) {
            return;
        }
        ProgressBoard.of(getEndpoint().getCamelContext()).route(getRouteId()).condition("failed: " + failure.getMessage());
        if (isStoppingOrStopped()) {
            LOG.error("{} (while stopping)", failure.getMessage());
        } else {
            RouteFailure.stop(getEndpoint().getCamelContext(), getRouteId(), failure);
        }
    }

    private void drain(Running stopping) throws InterruptedException {
        long drainMillis = getEndpoint().getConfiguration().getDrainTimeout();
        stopping.reader().stop();
        stopping.delivery().stop();
        if (!stopping.delivered().await(drainMillis, TimeUnit.MILLISECONDS)) {
            LOG.warn("{}: the events in delivery were not confirmed within {} ms; giving them up", stopping.connector(), drainMillis);
        }
        stopping.threads().shutdownNow();
        if (!stopping.threads().awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("{}: a thread of the change stream does not end", stopping.connector());
        }
        if (getEndpoint().getConfiguration().getCheckpoint() != null) {
            getEndpoint().getConfiguration().getCheckpoint().release(stopping.connector());
        }
    }
}
