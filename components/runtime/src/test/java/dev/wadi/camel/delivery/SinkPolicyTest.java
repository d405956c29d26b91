package dev.wadi.camel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class SinkPolicyTest {

    private final List<List<String>> attempts = new ArrayList<>();

    @Test
    void sendsOnlyWhatTheSinkDoesNotHaveAgain() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            attempts.add(PolicyFixture.bodies(exchange));
            if (attempts.size() == 1) {
                answer(exchange, 1, new IOException("connection reset"));
            }
        }, quick())) {
            Exchange batch = route.send("a1", "b1", "c1", "b2");

            assertThat(batch.getException()).isNull();
            assertThat(attempts).containsExactly(List.of("a1", "b1", "c1", "b2"), List.of("b1", "b2"));
            assertThat(route.settlement.settledCount(null)).isEqualTo(4);
            assertThat(PolicyFixture.bodies(batch)).containsExactly("a1", "b1", "c1", "b2");
            assertThat(route.progress().retries()).isEqualTo(1);
            assertThat(route.progress().condition()).isEqualTo("running");
        }
    }

    @Test
    void takesNothingForDeliveredWhenTheEndpointGaveUpBeforeAllAnswers() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            attempts.add(PolicyFixture.bodies(exchange));
            if (attempts.size() == 1) {
                PolicyFixture.events(exchange).get(0).setException(new IOException("answer of one record"));
                throw new IOException("buffer full, the rest was never sent");
            }
        }, quick())) {
            route.send("a1", "b1", "c1");

            assertThat(attempts).containsExactly(List.of("a1", "b1", "c1"), List.of("a1", "b1", "c1"));
        }
    }

    @Test
    void doesNotTakeWhatAnotherSinkSaidForItsOwnAnswer() throws Exception {
        SinkPolicy second = quick();
        second.setSink("orders-sink-2");
        // the first sink's rejection of b1 stays on the event, as camel-kafka and mongodb-changes leave it there
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            attempts.add(PolicyFixture.bodies(exchange));
            if (attempts.size() == 1) {
                answer(exchange, 2, new IOException("connection reset"));
            }
        }, second)) {
            route.send(batch -> batch.get(1).setException(EncodingException.unusable("rejected by the first sink", null)),
                    "a1", "b1", "c1");

            assertThat(attempts).containsExactly(List.of("a1", "b1", "c1"), List.of("c1"));
            assertThat(route.settlement.settledCount(null)).isEqualTo(3);
        }
    }

    @Test
    void isNotDisturbedByALateAnswerToAnAttemptThatWasGivenUp() throws Exception {
        AtomicReference<Exchange> givenUp = new AtomicReference<>();
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            attempts.add(PolicyFixture.bodies(exchange));
            if (attempts.size() == 1) {
                givenUp.set(exchange);
                throw new IOException("timed out");
            }
            IOException late = new IOException("late");
            PolicyFixture.events(givenUp.get()).get(0).setException(late);
            givenUp.get().setException(late);
        }, quick())) {
            Exchange batch = route.send("a1", "b1");

            assertThat(batch.getException()).isNull();
            assertThat(attempts).hasSize(2);
            assertThat(route.settlement.settledCount(null)).isEqualTo(2);
        }
    }

    @Test
    void stopsBeforeAnEventThatCanNeverBeDelivered() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(
                exchange -> answer(exchange, 1, EncodingException.unusable("no document", null)), quick())) {
            Exchange batch = route.send("a1", "b1", "c1");

            assertThat(batch.getException()).isNull();
            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            assertThat(route.settlement.failure().describe()).startsWith("could not write to shop: ").contains("b1");
            assertThat(route.settlement.failure().sink()).isEqualTo("orders-sink-1");
        }
    }

    @Test
    void givesUpWhenTheRouteStopsWhileItWaits() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        SinkPolicy patient = quick();
        patient.setFirstWait(3_600_000);
        patient.setLongestWait(3_600_000);
        PolicyFixture route = PolicyFixture.start(exchange -> {
            failed.countDown();
            throw new IOException("no broker");
        }, patient);
        CompletableFuture<Exchange> sent = CompletableFuture.supplyAsync(() -> route.send("a1"));
        assertThat(failed.await(60, TimeUnit.SECONDS)).isTrue();

        route.close();

        assertThat(sent.get(60, TimeUnit.SECONDS).getException()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void failsASingleEventWithItsLastError() throws Exception {
        SinkPolicy policy = quick();
        policy.setMaxAttempts(3);
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            attempts.add(List.of(exchange.getMessage().getBody(String.class)));
            throw new IOException("down");
        }, policy)) {
            Exchange failed = route.context.createProducerTemplate().request("direct:in", exchange -> exchange.getMessage().setBody("x"));

            assertThat(failed.getException()).hasMessage("down");
            assertThat(attempts).containsExactly(List.of("x"), List.of("x"), List.of("x"));
        }
    }

    /** As camel-kafka does it: the record's exchange and the batch's get the same exception. */
    static void answer(Exchange batch, int place, Exception exception) {
        PolicyFixture.events(batch).get(place).setException(exception);
        batch.setException(exception);
    }

    static SinkPolicy quick() {
        SinkPolicy policy = new SinkPolicy();
        policy.setSink("orders-sink-1");
        policy.setDescription("write to shop");
        policy.setFirstWait(1);
        policy.setLongestWait(2);
        return policy;
    }
}
