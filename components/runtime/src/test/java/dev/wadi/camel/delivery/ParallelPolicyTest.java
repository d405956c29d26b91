package dev.wadi.camel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.camel.encoding.EncodingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ParallelPolicyTest {

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

    @Test
    void bringsEventsOfDifferentKeysThroughTheStepsAtOnce() throws Exception {
        CyclicBarrier allInside = new CyclicBarrier(3);
        try (PolicyFixture route = PolicyFixture.start(exchange -> allInside.await(60, TimeUnit.SECONDS),
                SinkPolicyTest.quick(), inFlight(3))) {
            Exchange batch = route.send("a1", "b1", "c1");

            assertThat(batch.getException()).isNull();
            assertThat(route.settlement.settledCount(null)).isEqualTo(3);
        }
    }

    @Test
    void hasNeverMoreInFlightThanItMay() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier pairs = new CyclicBarrier(2);
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            pairs.await(60, TimeUnit.SECONDS);
            inside.decrementAndGet();
        }, SinkPolicyTest.quick(), inFlight(2))) {
            route.send("a1", "b1", "c1", "d1", "e1", "f1");

            assertThat(most.get()).isEqualTo(2);
        }
    }

    @Test
    void keepsTheOrderOfEachKey() throws Exception {
        String[] bodies = IntStream.range(0, 400).mapToObj(i -> (char) ('a' + i % 7) + "" + i).toArray(String[]::new);
        try (PolicyFixture route = PolicyFixture.start(exchange -> seen.add(exchange.getMessage().getBody(String.class)),
                SinkPolicyTest.quick(), inFlight(8))) {
            route.send(bodies);

            for (char key = 'a'; key <= 'g'; key++) {
                String mine = String.valueOf(key);
                assertThat(seen.stream().filter(body -> body.startsWith(mine)).toList())
                        .isEqualTo(List.of(bodies).stream().filter(body -> body.startsWith(mine)).toList());
            }
        }
    }

    @Test
    void attemptsNothingOfAKeyBehindItsFailure() throws Exception {
        Set<String> failedOnce = ConcurrentHashMap.newKeySet();
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            String body = exchange.getMessage().getBody(String.class);
            seen.add(body);
            if (body.equals("a2") && failedOnce.add(body)) {
                throw new IOException("reset");
            }
        }, SinkPolicyTest.quick(), inFlight(4))) {
            Exchange batch = route.send("a1", "a2", "b1", "a3", "b2");

            assertThat(batch.getException()).isNull();
            assertThat(seen.stream().filter(body -> body.startsWith("a")).toList()).containsExactly("a1", "a2", "a2", "a3");
            assertThat(seen.stream().filter(body -> body.startsWith("b")).toList()).containsExactly("b1", "b2");
            assertThat(route.settlement.settledCount(null)).isEqualTo(5);
            assertThat(route.progress().retries()).isEqualTo(1);
        }
    }

    @Test
    void attemptsNothingMoreOnceTheSinkRefusesWhoeverAsks() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            seen.add(exchange.getMessage().getBody(String.class));
            throw answer(401, Map.of());
        }, SinkPolicyTest.quick(), inFlight(1))) {
            route.send("a1", "b1", "c1", "d1");

            assertThat(seen).containsExactly("a1");
            assertThat(route.settlement.settledCount(null)).isZero();
            assertThat(route.settlement.failure().describe()).contains("a1");
        }
    }

    /** What is not attempted has lost no attempt: with two each, all of them arrive. */
    @Test
    void leavesTheOthersAloneForAsLongAsTheSinkAsks() throws Exception {
        Set<String> refused = ConcurrentHashMap.newKeySet();
        SinkPolicy twice = SinkPolicyTest.quick();
        twice.setMaxAttempts(2);
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            String body = exchange.getMessage().getBody(String.class);
            seen.add(body);
            if (List.of("b1", "c1").contains(body) && refused.add(body)) {
                throw answer(429, Map.of("Retry-After", "1"));
            }
        }, twice, inFlight(1))) {
            route.send("a1", "b1", "c1", "b2", "d1");

            assertThat(seen).containsExactly("a1", "b1", "b1", "b2", "c1", "c1", "d1");
            assertThat(route.settlement.settledCount(null)).isEqualTo(5);
        }
    }

    private static HttpOperationFailedException answer(int status, Map<String, String> headers) {
        return new HttpOperationFailedException("http://shop/orders", status, "", null, headers, null);
    }

    @Test
    void stopsAtAnEventThatCanNeverBeDelivered() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            if (exchange.getMessage().getBody(String.class).equals("b1")) {
                throw EncodingException.unusable("no document", null);
            }
        }, SinkPolicyTest.quick(), inFlight(4))) {
            Exchange batch = route.send("a1", "b1", "c1");

            assertThat(batch.getException()).isNull();
            assertThat(route.settlement.settledCount(null)).isEqualTo(1);
            assertThat(route.settlement.failure().describe()).contains("b1").contains("no document");
        }
    }

    @Test
    void leavesTheEventsAsTheyAre() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody("changed");
        }, SinkPolicyTest.quick(), inFlight(4))) {
            Exchange batch = route.send("a1", "b1");

            assertThat(PolicyFixture.bodies(batch)).containsExactly("a1", "b1");
            assertThat(PolicyFixture.events(batch)).allSatisfy(event -> assertThat(event.getMessage().getHeaders()).hasSize(1));
        }
    }

    @Test
    void completesTheUnitOfWorkOfEachEvent() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            String body = exchange.getMessage().getBody(String.class);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onComplete(Exchange done) {
                    seen.add("complete " + body);
                }

                @Override
                public void onFailure(Exchange done) {
                    seen.add("failed " + body);
                }
            });
            if (body.equals("b1")) {
                throw EncodingException.unusable("no document", null);
            }
        }, SinkPolicyTest.quick(), inFlight(4))) {
            route.send("a1", "b1");

            assertThat(seen).containsExactlyInAnyOrder("complete a1", "failed b1");
            assertThat(route.context.getInflightRepository().size()).isZero();
        }
    }

    @Test
    void givesUpAtOnceWhenItIsInterruptedWhileAStepHangs() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Exchange> sent = new CompletableFuture<>();
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            inside.countDown();
            uninterruptibly(never);
        }, SinkPolicyTest.quick(), inFlight(4))) {
            Thread sender = new Thread(() -> sent.complete(route.send("a1", "b1")));
            sender.start();
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();

            sender.interrupt();

            assertThat(sent.get(60, TimeUnit.SECONDS).getException()).isInstanceOf(InterruptedException.class);
            assertThat(route.settlement.settledCount(sent.get().getException())).isZero();
            never.countDown();
        }
    }

    @Test
    void givesUpWhatHasNotBegunWhenItsRouteStops() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Exchange> first = new CompletableFuture<>();
        CompletableFuture<Exchange> second = new CompletableFuture<>();
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            inside.countDown();
            uninterruptibly(never);
        }, SinkPolicyTest.quick(), inFlight(1))) {
            new Thread(() -> first.complete(route.send("a1"))).start();
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
            new Thread(() -> second.complete(route.send("b1"))).start();
            await().until(() -> route.context.getInflightRepository().size() >= 3);

            route.context.getRouteController().stopRoute(PolicyFixture.ROUTE, 10, TimeUnit.MILLISECONDS);

            assertThat(first.get(60, TimeUnit.SECONDS).getException()).isInstanceOf(InterruptedException.class);
            assertThat(second.get(60, TimeUnit.SECONDS).getException()).isInstanceOf(InterruptedException.class);
            never.countDown();
        }
    }

    @Test
    void takesNothingForDeliveredWhenAThreadBreaksDown() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            seen.add("tried");
            throw new StackOverflowError("too deep");
        }, limited(), inFlight(1))) {
            route.send("a1", "b1");

            assertThat(route.settlement.settledCount(null)).isZero();
            assertThat(route.settlement.failure().cause()).hasMessageContaining("too deep");
        }
    }

    @Test
    void takesASingleEvent() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> exchange.getMessage().setBody("answer"), inFlight(4))) {
            Exchange done = route.context.createProducerTemplate().request("direct:in", exchange -> exchange.getMessage().setBody("x"));

            assertThat(done.getMessage().getBody()).isEqualTo("answer");
        }
    }

    @Test
    void goesOnAfterAStopAndAStartOfItsRoute() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> seen.add(exchange.getMessage().getBody(String.class)),
                SinkPolicyTest.quick(), inFlight(4))) {
            route.context.getRouteController().stopRoute(PolicyFixture.ROUTE);
            route.context.getRouteController().startRoute(PolicyFixture.ROUTE);

            route.send("a1");

            assertThat(seen).containsExactly("a1");
        }
    }

    @Test
    void refusesNumbersOutOfBounds() {
        assertThatThrownBy(() -> inFlight(0)).hasMessage("maxInFlight must be from 1 to 256, found 0");
        assertThatThrownBy(() -> inFlight(257)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void uninterruptibly(CountDownLatch latch) {
        boolean interrupted = true;
        while (interrupted) {
            try {
                latch.await();
                interrupted = false;
            } catch (InterruptedException e) {
                // like a blocking read of a socket, which no interrupt ends
                interrupted = true;
            }
        }
    }

    private static SinkPolicy limited() {
        SinkPolicy policy = SinkPolicyTest.quick();
        policy.setMaxAttempts(1);
        return policy;
    }

    private static ParallelPolicy inFlight(int events) {
        ParallelPolicy policy = new ParallelPolicy();
        policy.setMaxInFlight(events);
        return policy;
    }
}
