package dev.wadi.camel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BestEffortPolicyTest {

    private final List<List<String>> delivered = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void doesNotWaitAndGivesUpWhatHasNoRoom() throws Exception {
        BestEffortPolicy policy = policy();
        // an event of the fixture counts 10 bytes
        policy.setMaxBytes(40);
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            release.await();
            delivered.add(PolicyFixture.bodies(exchange));
        }, policy)) {
            route.send("a1", "a2");
            route.send("b1", "b2");
            route.send("c1");
            assertThat(delivered).isEmpty();
            assertThat(route.progress().skipped()).isEqualTo(1);

            release.countDown();

            await().until(() -> delivered.size() == 2);
            assertThat(delivered).containsExactly(List.of("a1", "a2"), List.of("b1", "b2"));
        }
    }

    @Test
    void worksOffItsQueueWhenTheRouteStops() throws Exception {
        release.countDown();
        try (PolicyFixture route = PolicyFixture.start(exchange -> delivered.add(PolicyFixture.bodies(exchange)), policy())) {
            route.send("a1");
            route.send("b1");
        }

        assertThat(delivered).containsExactly(List.of("a1"), List.of("b1"));
    }

    @Test
    void countsWhatItsSinkDoesNotTake() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            throw new IllegalStateException("no");
        }, policy())) {
            route.send("a1", "b1");

            await().until(() -> route.progress().skipped() == 2);
            assertThat(route.settlement.settledCount(null)).isEqualTo(2);
        }
    }

    @Test
    void goesOnAfterAnErrorOfItsSink() throws Exception {
        try (PolicyFixture route = PolicyFixture.start(exchange -> {
            if (PolicyFixture.bodies(exchange).contains("a1")) {
                throw new StackOverflowError("too deep");
            }
            delivered.add(PolicyFixture.bodies(exchange));
        }, policy())) {
            route.send("a1");
            route.send("b1");

            await().until(() -> delivered.contains(List.of("b1")));
            assertThat(route.progress().skipped()).isEqualTo(1);
        }
    }

    private static BestEffortPolicy policy() {
        BestEffortPolicy policy = new BestEffortPolicy();
        policy.setSink("orders-sink-2");
        return policy;
    }
}
