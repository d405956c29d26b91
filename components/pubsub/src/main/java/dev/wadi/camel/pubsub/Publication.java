package dev.wadi.camel.pubsub;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.cloud.pubsub.v1.stub.PublisherStub;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.camel.delivery.NotAttemptedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.Exchange;

/**
 * One batch on its way to a topic: as few requests as the service's limits and the ordering keys allow, many at once, all awaited.
 *
 * <p>A request has at most 1000 messages and 10 MB. Messages of an ordering key have requests of their own, one after another, so that
 * none overtakes (invariant 4): behind a failed one nothing of its key is tried. A request that the service rejects without saying for
 * which message goes again in halves until that one is found.
 *
 * <p>Lifecycle and threads: one per batch, runs once, on the caller's thread; answers come in on others and are queued for it.
 */
final class Publication {

    /** Bytes of a request beside its messages: the topic's name, and a few for each message. */
    static final int REQUEST_OVERHEAD = 8 * 1024;

    private static final int MOST_MESSAGES = 1000;
    private static final int MOST_REQUESTS = 64;

    private final PublisherStub service;
    private final String topic;
    private final Deque<Lane> ready = new ArrayDeque<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private int requests;

    Publication(PublisherStub service, String topic) {
        this.service = service;
        this.topic = topic;
    }

    /** An event and the message made of it. */
    record Outgoing(Exchange event, PubsubMessage message) {}

    private record Answer(Lane lane, List<Outgoing> sent, Throwable failure) {}

    /** Messages that go one request after another. */
    private static final class Lane {

        private final boolean ordered;
        private final List<Outgoing> messages = new ArrayList<>();
        private int next;
        private int largestRequest = MOST_MESSAGES;

        private Lane(boolean ordered) {
            this.ordered = ordered;
        }

        private boolean isDone() {
            return next == messages.size();
        }

        private List<Outgoing> nextRequest() {
            long bytes = REQUEST_OVERHEAD;
            int end = next;
            while (end < messages.size() && end - next < largestRequest) {
                bytes += messages.get(end).message().getSerializedSize() + 5L;
                if (bytes > MessageMaker.MOST_BYTES && end > next) {
                    break;
                }
                end++;
            }
            return messages.subList(next, end);
        }
    }

    /**
     * Publishes them and waits for every answer. Each event that the topic does not have gets an exception of its own.
     *
     * @return the first failure, or null
     */
    Throwable publish(List<Outgoing> messages) throws InterruptedException {
        fillLanes(messages);
        while (requests > 0 || !ready.isEmpty()) {
            while (requests < MOST_REQUESTS && !ready.isEmpty()) {
                send(ready.poll());
            }
            hear(answers.take());
        }
        return messages.stream().map(outgoing -> outgoing.event().getException())
                .filter(failure -> failure != null && failure != NotAttemptedException.INSTANCE).findFirst().orElse(null);
    }

    private void fillLanes(List<Outgoing> messages) {
        Map<String, Lane> ordered = new LinkedHashMap<>();
        Lane unordered = null;
        for (Outgoing outgoing : messages) {
            String key = outgoing.message().getOrderingKey();
            if (!key.isEmpty()) {
                ordered.computeIfAbsent(key, first -> new Lane(true)).messages.add(outgoing);
                continue;
            }
            if (unordered == null || unordered.messages.size() == MOST_MESSAGES) {
                unordered = new Lane(false);
                ready.add(unordered);
            }
            unordered.messages.add(outgoing);
        }
        ready.addAll(ordered.values());
    }

    private void send(Lane lane) {
        List<Outgoing> sent = lane.nextRequest();
        PublishRequest.Builder request = PublishRequest.newBuilder().setTopic(topic);
        sent.forEach(outgoing -> request.addMessages(outgoing.message()));
        requests++;
        ApiFutures.addCallback(answerOf(request.build()), new ApiFutureCallback<PublishResponse>() {
            @Override
            public void onSuccess(PublishResponse response) {
                answers.add(new Answer(lane, sent, null));
            }

            @Override
            public void onFailure(Throwable failure) {
                answers.add(new Answer(lane, sent, failure));
            }
        }, Runnable::run);
    }

    /** A connection that was closed meanwhile throws at once, and the other requests must be awaited all the same. */
    private ApiFuture<PublishResponse> answerOf(PublishRequest request) {
        try {
            return service.publishCallable().futureCall(request);
        } catch (RuntimeException e) {
            return ApiFutures.immediateFailedFuture(e);
        }
    }

    private void hear(Answer answer) {
        requests--;
        Lane lane = answer.lane();
        int size = answer.sent().size();
        if (answer.failure() == null) {
            lane.next += size;
            lane.largestRequest = Math.min(MOST_MESSAGES, lane.largestRequest * 2);
        } else if (size > 1 && Faults.of(answer.failure()) == Fault.EVENT) {
            lane.largestRequest = size / 2;
        } else {
            failed(answer);
        }
        if (!lane.isDone()) {
            ready.addFirst(lane);
        }
    }

    private void failed(Answer answer) {
        Lane lane = answer.lane();
        // every event has an exception of its own, which marks it; one for all would be taken for the batch's
        answer.sent().forEach(outgoing -> outgoing.event().setException(own(answer.failure())));
        lane.next += answer.sent().size();
        if (lane.ordered) {
            lane.messages.subList(lane.next, lane.messages.size())
                    .forEach(outgoing -> outgoing.event().setException(NotAttemptedException.INSTANCE));
            lane.next = lane.messages.size();
        }
    }

    private PubSubException own(Throwable failure) {
        return new PubSubException("could not publish to " + topic + ": " + failure.getMessage(), failure);
    }
}
