package dev.wadi.camel.delivery;

import java.time.Duration;
import java.util.List;

/**
 * Brings one batch to one sink: sends what {@link SinkDelivery} says, hears the answer, waits, until nothing is left to send. Plain
 * Java; how it is sent and how time passes is the {@link Sender}'s.
 *
 * <p>Lifecycle and threads: one per batch and sink, runs once, on the caller's thread.
 */
final class SinkAttempts<E> {

    /** The way to the sink. */
    interface Sender<E> {

        /**
         * One attempt.
         *
         * @return why it failed, or null when the sink has all of them; when it is the failure of one of the events, then each event
         *     has its own answer
         */
        Throwable send(List<E> events) throws InterruptedException;

        /** Why this event failed in the attempt that it was last sent in, or null when the sink has it. */
        Throwable failureOf(E event);

        /** The same events, but without a failure, and out of reach of whoever still answers for an attempt that was given up. */
        List<E> copies(List<E> events);

        /** Lets the time before the next attempt pass; never zero. */
        void await(SinkDelivery<E> delivery, Duration wait) throws InterruptedException;
    }

    private final SinkDelivery<E> delivery;
    private final Sender<E> sender;

    SinkAttempts(SinkDelivery<E> delivery, Sender<E> sender) {
        this.delivery = delivery;
        this.sender = sender;
    }

    /** @throws InterruptedException when the sender gives up because the connector stops */
    void run() throws InterruptedException {
        while (!delivery.isDone()) {
            List<E> part = delivery.next();
            // Copies for a repeated attempt: a client may still answer one that was given up, and must not answer for this one.
            List<E> sent = delivery.hasFailed() ? sender.copies(part) : part;
            Throwable cause = sender.send(sent);
            if (cause == null) {
                delivery.confirmed();
            } else if (isAnswerOfOne(sent, cause)) {
                pause(delivery.failed((SinkDelivery.Answers) place -> sender.failureOf(sent.get(place))));
            } else {
                pause(delivery.failed(cause));
            }
        }
    }

    /**
     * Whether the failure is the answer for one of the events, so that those without an exception are confirmed. camel-kafka sets
     * the exchange's exception from the answers when all are there; an exception of its own means that it gave up before.
     */
    private boolean isAnswerOfOne(List<E> sent, Throwable cause) {
        return sent.stream().anyMatch(event -> sender.failureOf(event) == cause);
    }

    private void pause(Duration wait) throws InterruptedException {
        if (!wait.isZero() && !delivery.isDone()) {
            sender.await(delivery, wait);
        }
    }
}
