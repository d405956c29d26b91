package dev.wadi.camel.pubsub;

import dev.wadi.camel.batch.EventBuffer;
import dev.wadi.camel.batch.RouteFailure;
import dev.wadi.camel.progress.ProgressBoard;
import dev.wadi.camel.progress.RouteProgress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a subscription and delivers its messages, each at least once, those of an ordering key in order.
 *
 * <p>Lifecycle and threads: a start returns at once; the service is reached from the subscriber's threads, which try again for as long as
 * the fault passes. A failure of an event or a sink, a subscription that is not there or that the login may not read stops the route
 * with the cause as its last error. A stop ends the reading, waits up to {@code drainTimeout} for the events in delivery,
 * acknowledges them and gives back everything else, which the service sends again.
 */
public class PubSubMessagesConsumer extends DefaultConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(PubSubMessagesConsumer.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private volatile Running running;

    public PubSubMessagesConsumer(PubSubMessagesEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** What exists only between start and stop. */
    private record Running(String connector, MessageStream stream, MessageDelivery delivery, CountDownLatch delivered,
            ExecutorService threads) {}

    @Override
    public PubSubMessagesEndpoint getEndpoint() {
        return (PubSubMessagesEndpoint) super.getEndpoint();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        PubSubMessagesConfiguration configuration = getEndpoint().getConfiguration();
        String subscription = ResourceName.subscription(getEndpoint().getResource(), getEndpoint().client().getProject());
        String connector = configuration.getConnector() == null ? getRouteId() : configuration.getConnector();
        RouteProgress progress = ProgressBoard.of(getEndpoint().getCamelContext()).route(getRouteId());
        progress.condition("connecting");
        Duration gathering = configuration.getMaxBatchSize() > 1 ? Duration.ofMillis(configuration.getBatchWait()) : Duration.ZERO;
        EventBuffer<PubSubEvent> buffer = new EventBuffer<>(MessageStream.maxOutstandingMessages(configuration),
                configuration.getMaxBatchBytes(), gathering);
        MessageDelivery delivery = new MessageDelivery(this, connector, buffer, progress);
        AtomicReference<PubSubException> refusal = new AtomicReference<>();
        MessageStream stream = new MessageStream(connector, subscription, configuration, buffer, progress, failure -> {
            refusal.set(failure);
            delivery.stop();
        });
        CountDownLatch delivered = new CountDownLatch(1);
        ExecutorService threads = getEndpoint().getCamelContext().getExecutorServiceManager()
                .newSingleThreadExecutor(this, "pubsub-messages-" + connector);
        running = new Running(connector, stream, delivery, delivered, threads);
        stream.start();
        threads.execute(() -> {
            delivery.run(stream::stop);
            stream.giveBackLate();
            delivered.countDown();
            stopRouteAfterFailure(delivery.failure() == null ? refusal.get() : delivery.failure());
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
        stopping.stream().stop();
        stopping.delivery().stop();
        if (!stopping.delivered().await(drainMillis, TimeUnit.MILLISECONDS)) {
            LOG.warn("{}: the events in delivery were not confirmed within {} ms; giving them up", stopping.connector(), drainMillis);
        }
        stopping.threads().shutdownNow();
        if (!stopping.threads().awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("{}: the delivering thread does not end", stopping.connector());
        }
        if (!stopping.stream().awaitEnd(LAST_WORDS)) {
            LOG.warn("{}: the service could not be told which messages are delivered; some come again", stopping.connector());
        }
    }
}
