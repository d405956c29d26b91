package dev.wadi.camel.pubsub;

import com.google.api.core.ApiService;
import com.google.api.gax.batching.FlowControlSettings;
import com.google.api.gax.core.InstantiatingExecutorProvider;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriberShutdownSettings;
import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.batch.EventBuffer;
import dev.wadi.camel.progress.RouteProgress;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Google's subscriber, filling the event buffer. It holds messages for as long as they are neither acknowledged nor given back, extends
 * their deadlines meanwhile, and opens its streams again when they break.
 *
 * <p>Lifecycle and threads: {@link #start} returns at once; {@link #stop} ends the reading, {@link #awaitEnd} returns when the service
 * has been told about every message, so whoever has them must acknowledge or give back them all. Messages of one stream come in
 * the service's order, because each stream has one thread.
 */
final class MessageStream implements StreamWatch.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(MessageStream.class);
    /** Reports with their whole stack what this class reports in one line; a field, or the level would be collected with its logger. */
    private static final java.util.logging.Logger GOOGLES_OWN =
            java.util.logging.Logger.getLogger("com.google.cloud.pubsub.v1.StreamingSubscriberConnection");
    /** As long as it takes: while this process lives a held message is one in delivery, and to let it go would repeat it. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(31);
    /** What the subscriber keeps back of its own patience to give back what is left. */
    private static final Duration GIVING_BACK = Duration.ofSeconds(2);

    static {
        GOOGLES_OWN.setLevel(Level.OFF);
    }

    private final String connector;
    private final String subscription;
    private final PubSubMessagesConfiguration configuration;
    private final EventBuffer<PubSubEvent> buffer;
    private final RouteProgress progress;
    private final Subscriber subscriber;
    private final Consumer<PubSubException> whenFailed;

    private volatile boolean stopping;
    private volatile boolean open;
    private volatile boolean wasOpen;
    /** Arrived when the buffer took no more, in order; null once they are given back. */
    private List<PubSubEvent> late = new ArrayList<>();

    /** @param whenFailed called once when the service refuses for good; on a thread of the subscriber */
    MessageStream(String connector, String subscription, PubSubMessagesConfiguration configuration,
            EventBuffer<PubSubEvent> buffer, RouteProgress progress, Consumer<PubSubException> whenFailed) {
        this.connector = connector;
        this.subscription = subscription;
        this.configuration = configuration;
        this.buffer = buffer;
        this.progress = progress;
        this.whenFailed = whenFailed;
        this.subscriber = subscriber();
    }

    private Subscriber subscriber() {
        PubSubClient client = configuration.getClient();
        return Subscriber.newBuilder(subscription, this::arrived)
                .setChannelProvider(client.channels(new StreamWatch(this)))
                .setCredentialsProvider(client.credentials())
                .setParallelPullCount(configuration.getParallelPullCount())
                .setExecutorProvider(InstantiatingExecutorProvider.newBuilder().setExecutorThreadCount(1).build())
                .setFlowControlSettings(FlowControlSettings.newBuilder()
                        .setMaxOutstandingElementCount((long) maxOutstandingMessages(configuration))
                        .setMaxOutstandingRequestBytes(configuration.getMaxOutstandingBytes()).build())
                .setMaxAckExtensionPeriodDuration(LONGEST_HOLD)
                .setMaxDurationPerAckExtensionDuration(Duration.ofMillis(configuration.getAckDeadline()))
                .setSubscriberShutdownSettings(SubscriberShutdownSettings.newBuilder()
                        .setMode(SubscriberShutdownSettings.ShutdownMode.WAIT_FOR_PROCESSING)
                        .setTimeout(Duration.ofMillis(configuration.getDrainTimeout()).plus(GIVING_BACK)).build())
                .build();
    }

    /** While one batch is delivered the next is read, and acknowledgements are on their way for the one before. */
    static int maxOutstandingMessages(PubSubMessagesConfiguration configuration) {
        return configuration.getMaxOutstandingMessages() > 0 ? configuration.getMaxOutstandingMessages()
                : Math.max(1000, 3 * configuration.getMaxBatchSize());
    }

    void start() {
        subscriber.addListener(new ApiService.Listener() {
            @Override
            public void failed(ApiService.State from, Throwable failure) {
                whenFailed.accept(refusal(failure));
            }
        }, Runnable::run);
        subscriber.startAsync();
    }

    /** Ends the reading; what is held stays held. */
    void stop() {
        stopping = true;
        subscriber.stopAsync();
    }

    /** Gives back what came too late for the buffer, in its order; what comes from now on is given back at once. */
    void giveBackLate() {
        List<PubSubEvent> left;
        synchronized (this) {
            left = late == null ? List.of() : late;
            late = null;
        }
        left.forEach(PubSubEvent::giveBack);
    }

    /** Waits until the service knows what became of every message; false when it cannot be told in time. */
    boolean awaitEnd(Duration patience) {
        try {
            subscriber.awaitTerminated(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (IllegalStateException e) {
            // it has failed, which its listener was told
            return true;
        }
    }

    private void arrived(PubsubMessage message, AckReplyConsumer reply) {
        PubSubEvent event = new PubSubEvent(subscription, message, reply, configuration.isMessageAttributes());
        boolean taken = false;
        try {
            taken = buffer.put(List.of(event));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!taken) {
            keepOrGiveBack(event);
        }
    }

    private void keepOrGiveBack(PubSubEvent event) {
        synchronized (this) {
            if (late != null) {
                late.add(event);
                return;
            }
        }
        event.giveBack();
    }

    @Override
    public void opened() {
        if (open) {
            return;
        }
        open = true;
        progress.condition("running");
        LOG.info("{}: {} {}", connector, wasOpen ? "reads again from" : "reads from", subscription);
        wasOpen = true;
    }

    @Override
    public void broken(Status status) {
        if (stopping || !isOpenedAgain(status)) {
            return;
        }
        String reason = reason(status.getCode().name(), status.getDescription());
        if (open || !wasOpen) {
            // the service itself ends every stream after a while
            LOG.info("{}: the stream of {} broke and is opened again: {}", connector, subscription, reason);
        }
        open = false;
        wasOpen = true;
        progress.retried();
        progress.condition("reconnecting: " + reason);
    }

    /** The subscriber's own rule; what is not opened again is reported as its failure. */
    private static boolean isOpenedAgain(Status status) {
        return switch (status.getCode()) {
            case OK, DEADLINE_EXCEEDED, INTERNAL, CANCELLED, RESOURCE_EXHAUSTED, ABORTED, UNKNOWN, UNAVAILABLE -> true;
            default -> false;
        };
    }

    private PubSubException refusal(Throwable failure) {
        String what = "cannot read " + subscription + ": ";
        if (!(failure instanceof ApiException api)) {
            return new PubSubException(connector + ": " + what + failure.getMessage() + " [subscription-failed]", failure);
        }
        String reason = reason(api.getStatusCode().getCode().name(), Status.fromThrowable(api).getDescription());
        return switch (api.getStatusCode().getCode()) {
            case NOT_FOUND -> new PubSubException(connector + ": " + what + "there is no such subscription (" + reason
                    + ") [missing-subscription]", failure);
            case PERMISSION_DENIED, UNAUTHENTICATED -> new PubSubException(connector + ": " + what + "the login may not read it ("
                    + reason + ") [login-refused]", failure);
            default -> new PubSubException(connector + ": " + what + reason + " [subscription-failed]", failure);
        };
    }

    private static String reason(String code, String description) {
        return description == null || description.isBlank() ? code : code + ", " + description.lines().findFirst().orElse("");
    }
}
