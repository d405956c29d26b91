package dev.wadi.compiler.service;

import dev.wadi.problem.ProblemCode;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Properties that are fine one by one and not together: the client would refuse them when a connector starts, or keep less than
 * a connector promises.
 *
 * <p>Values from the environment are not known here; with those the client itself refuses at the start.
 */
final class KafkaClientRules {

    private static final String DELIVERY = "delivery.timeout.ms";
    private static final String LINGER = "linger.ms";

    private final KafkaClient client;
    /** The names that were written, by the Java client's names. */
    private final Map<String, String> written;
    private final KafkaProblems problems;

    KafkaClientRules(KafkaClient client, Map<String, String> written, KafkaProblems problems) {
        this.client = client;
        this.written = written;
        this.problems = problems;
    }

    void check() {
        checkHeartbeat();
        checkDeliveryTimeout();
        if (client.literal(KafkaClient.IDEMPOTENCE).filter(Boolean::parseBoolean).isPresent()) {
            checkIdempotence();
        } else {
            warnOfLoss();
        }
        warnOfDisorder();
    }

    private void checkHeartbeat() {
        OptionalLong heartbeat = client.number(KafkaClient.HEARTBEAT);
        OptionalLong session = client.number(KafkaClient.SESSION);
        if (heartbeat.isPresent() && session.isPresent() && heartbeat.getAsLong() >= session.getAsLong()) {
            contradicts(KafkaClient.HEARTBEAT, "must be less than " + KafkaClient.SESSION + ", which is " + session.getAsLong());
        }
    }

    private void checkDeliveryTimeout() {
        long linger = client.number(LINGER).orElse(0);
        OptionalLong delivery = client.number(DELIVERY);
        if (delivery.isPresent() && delivery.getAsLong() <= linger) {
            contradicts(DELIVERY, "must be more than " + name(LINGER) + ", which is " + linger
                    + ": a record would be given up before it is sent");
        }
    }

    private void checkIdempotence() {
        if (!confirmedByAll()) {
            contradicts(KafkaClient.ACKS, "must be all where " + name(KafkaClient.IDEMPOTENCE) + " is true");
        }
        if (client.number(KafkaClient.RETRIES).orElse(1) == 0) {
            contradicts(KafkaClient.RETRIES, "must be more than 0 where " + name(KafkaClient.IDEMPOTENCE) + " is true");
        }
        if (client.number(KafkaClient.IN_FLIGHT).orElse(1) > KafkaClient.IDEMPOTENT_REQUESTS) {
            contradicts(KafkaClient.IN_FLIGHT, "must be at most " + KafkaClient.IDEMPOTENT_REQUESTS + " where " + name(KafkaClient.IDEMPOTENCE) + " is true");
        }
    }

    private void warnOfLoss() {
        if (!confirmedByAll()) {
            weakens(KafkaClient.ACKS, "lets sinks count records as delivered that the cluster loses with one broker");
        }
    }

    /** A sink sends one request at a time, unless the service wants more. */
    private void warnOfDisorder() {
        OptionalLong inFlight = client.number(KafkaClient.IN_FLIGHT);
        if (inFlight.orElse(1) <= 1) {
            return;
        }
        if (!client.isIdempotent()) {
            weakens(KafkaClient.IN_FLIGHT, "lets records of a key change places when a request is sent again; 1 keeps them in order");
        } else if (inFlight.getAsLong() <= KafkaClient.IDEMPOTENT_REQUESTS) {
            weakens(KafkaClient.IN_FLIGHT, "lets the first records of a partition change places, and wait for the delivery timeout, when its"
                    + " broker is not ready for them, as with a new topic; 1 keeps them in order");
        }
    }

    private boolean confirmedByAll() {
        return client.literal(KafkaClient.ACKS).orElse("all").equals("all");
    }

    private void contradicts(String javaName, String predicate) {
        problems.report(ProblemCode.CONFLICTING_OPTIONS, name(javaName), predicate, null);
    }

    private void weakens(String javaName, String predicate) {
        problems.report(ProblemCode.WEAK_DELIVERY, name(javaName), predicate, null);
    }

    private String name(String javaName) {
        return written.getOrDefault(javaName, javaName);
    }
}
