package dev.wadi.camel.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import dev.wadi.camel.WadiConstants;
import dev.wadi.camel.batch.Settlement;
import dev.wadi.testkit.PubSubBackend;
import dev.wadi.testkit.junit.PubSubService;
import dev.wadi.testkit.pubsub.PubSubProject;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PubSubSourceIT {

    /**
     * Messages that the emulator sends at once. It puts a message that is given back behind all that it has not yet sent, so only
     * among these the order of redelivery can be seen; the service itself keeps it among all.
     */
    private static final int ONE_RESPONSE = 60;
    private static final AtomicInteger NAMES = new AtomicInteger();

    @PubSubService
    static PubSubBackend pubSub;

    private final String name = "orders-" + NAMES.incrementAndGet();
    private PubSubProject project;

    @BeforeEach
    void makeSubscription() {
        project = new PubSubProject(pubSub.endpoint(), "wadi");
        project.topic(name);
        project.subscription(name);
    }

    @AfterEach
    void close() {
        project.close();
    }

    @Test
    void deliversBodyAttributesAndOrigin() throws Exception {
        PubsubMessage message = message("{\"a\":1}", "k1").toBuilder().putAttributes("colour", "red")
                .putAttributes("CamelFileName", "evil").putAttributes("kAfKa.OVERRIDE_TOPIC", "evil").build();
        String id = project.publish(name, List.of(message)).get(0);

        try (PubSubRoute route = route().start(uri("?maxBatchSize=100")).awaitDelivered(1)) {
            PubSubRoute.Delivered event = route.delivered.get(0);
            assertThat(event.body()).isEqualTo("{\"a\":1}");
            assertThat(event.orderingKey()).isEqualTo("k1");
            assertThat(event.headers()).isEqualTo(Map.of("colour", "red", "pubsub_message_id", id, "pubsub_ordering_key", "k1"));
            assertThat(event.origin().id()).isEqualTo(id);
            assertThat(event.origin().dedupKey()).isEqualTo(id);
            assertThat(event.origin().timestampMillis()).isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
            assertThat(event.origin().position()).isEqualTo("{\"subscription\":\"projects/wadi/subscriptions/" + name
                    + "\",\"messageId\":\"" + id + "\"}");
        }
    }

    @Test
    void acknowledgesWhatIsDelivered() throws Exception {
        project.publish(name, messages(0, 500, 7));
        try (PubSubRoute route = route().start(uri("?maxBatchSize=100")).awaitDelivered(500)) {
            assertThat(route.batches).allMatch(size -> size <= 100);
            assertOrderPerKey(route.delivered);
            await().atMost(PubSubRoute.PATIENCE).until(() -> route.progress().events() == 500);
        }
        assertThat(project.receiveWhatIsThere(name)).isEmpty();
    }

    @Test
    void beginsAgainAtTheFailedMessage() throws Exception {
        project.publish(name, messages(0, ONE_RESPONSE, 3));
        AtomicBoolean broken = new AtomicBoolean(true);
        try (PubSubRoute route = route()) {
            route.start(uri("?maxBatchSize=10"), exchange -> {
                if (route.delivered.size() >= 20 && broken.get()) {
                    throw new IllegalStateException("the sink is broken");
                }
                route.record(exchange);
            });
            assertThat(route.awaitFailure()).contains("the sink is broken").contains("[delivery-failed]");
            int before = route.delivered.size();
            broken.set(false);
            route.restart();

            await().atMost(PubSubRoute.PATIENCE).until(() -> route.progress().events() >= ONE_RESPONSE);
            assertThat(route.delivered.size()).as("%s before", before).isEqualTo(ONE_RESPONSE);
            assertOrderPerKey(route.delivered.subList(0, before));
        }
    }

    @Test
    void aStopWaitsForWhatIsInDeliveryAndGivesBackTheRest() throws Exception {
        project.publish(name, messages(0, ONE_RESPONSE, 3));
        CountDownLatch inDelivery = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<PubSubRoute.Delivered> all = new ArrayList<>();
        try (PubSubRoute route = route()) {
            route.start(uri("?maxBatchSize=10"), exchange -> {
                inDelivery.countDown();
                goOn.await();
                route.record(exchange);
            });
            inDelivery.await();
            Thread stop = new Thread(() -> route.context().stop());
            stop.start();
            await().until(() -> route.context().isStopping());
            goOn.countDown();
            long start = System.nanoTime();
            stop.join();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
            assertThat(route.batches).hasSize(1);
            all.addAll(route.delivered);
        }

        try (PubSubRoute route = route().start(uri("?maxBatchSize=10")).awaitDelivered(ONE_RESPONSE - all.size())) {
            await().atMost(PubSubRoute.PATIENCE).until(() -> route.progress().events() == ONE_RESPONSE - all.size());
            all.addAll(route.delivered);
        }
        assertThat(all).hasSize(ONE_RESPONSE);
    }

    @Test
    void aStopDoesNotWaitForASinkThatHangs() throws Exception {
        project.publish(name, messages(0, ONE_RESPONSE, 3));
        CountDownLatch inDelivery = new CountDownLatch(1);
        long start;
        try (PubSubRoute route = route()) {
            route.start(uri("?maxBatchSize=10&drainTimeout=1000"), exchange -> {
                inDelivery.countDown();
                new CountDownLatch(1).await();
            });
            inDelivery.await();
            start = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));

        try (PubSubRoute route = route().start(uri("?maxBatchSize=10")).awaitDelivered(ONE_RESPONSE)) {
            assertThat(route.delivered).hasSize(ONE_RESPONSE);
        }
    }

    @Test
    void waitsForABatchToBecomeFull() throws Exception {
        try (PubSubRoute route = route().start(uri("?maxBatchSize=20&batchWait=60000"))) {
            project.publish(name, messages(0, 15, 3));
            project.publish(name, messages(15, 40, 3));

            route.awaitDelivered(40);

            assertThat(route.batches).containsExactly(20, 20);
        }
    }

    @Test
    void deliversMessagesOneByOne() throws Exception {
        project.publish(name, messages(0, ONE_RESPONSE, 3));
        try (PubSubRoute route = route().start("pubsub-messages:" + name + "?client=#bean:pubsub&messageAttributes=false")
                .awaitDelivered(ONE_RESPONSE)) {
            assertOrderPerKey(route.delivered);
            assertThat(route.batches).isEmpty();
            assertThat(route.delivered).allMatch(event -> event.headers().isEmpty());
        }
    }

    @Test
    void holdsNoMoreThanItMay() throws Exception {
        project.publish(name, IntStream.range(0, 500).mapToObj(number -> message(Integer.toString(number), "")).toList());
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch inDelivery = new CountDownLatch(1);
        try (PubSubRoute route = route()) {
            route.start(uri("?maxBatchSize=10&maxOutstandingMessages=30"), exchange -> {
                inDelivery.countDown();
                goOn.await();
                route.record(exchange);
            });
            inDelivery.await();
            List<PubsubMessage> others = new ArrayList<>();
            await().atMost(PubSubRoute.PATIENCE).until(() -> {
                others.addAll(project.receiveWhatIsThere(name));
                // the emulator does not count what a stream holds: one response more is at the client, and not taken
                return others.size() >= 100;
            });
            goOn.countDown();
            route.awaitDelivered(500 - others.size());
            assertThat(route.delivered).hasSize(500 - others.size());
        }
    }

    /** An error that no step catches, as of a listener that runs out of memory. */
    @Test
    void anErrorStopsTheRouteAndGivesBackWhatIsHeld() throws Exception {
        project.publish(name, messages(0, ONE_RESPONSE, 3));
        try (PubSubRoute route = route()) {
            breakAtTheFirstBatch(route);
        }
        try (PubSubRoute route = route().start(uri("?maxBatchSize=10")).awaitDelivered(ONE_RESPONSE)) {
            assertThat(route.delivered).hasSize(ONE_RESPONSE);
        }
    }

    @Test
    void givesBackInOrderAfterAnError() throws Exception {
        givesBackInOrder(this::breakAtTheFirstBatch);
    }

    @Test
    void givesBackInOrderFromTheFailedMessageOn() throws Exception {
        givesBackInOrder(route -> {
            route.start(uri("?maxBatchSize=10"), exchange -> {
                if (route.delivered.size() >= 20) {
                    throw new IllegalStateException("the sink is broken");
                }
                route.record(exchange);
            });
            route.awaitFailure();
        });
    }

    @Test
    void givesBackInOrderWhenItStopsWhileASinkHangs() throws Exception {
        givesBackInOrder(route -> {
            CountDownLatch inDelivery = new CountDownLatch(1);
            route.start(uri("?maxBatchSize=10&drainTimeout=1000"), exchange -> {
                inDelivery.countDown();
                new CountDownLatch(1).await();
            });
            inDelivery.await();
        });
    }

    @Test
    void givesBackInOrderWhatIsBehindTheBatchThatAStopWaitedFor() throws Exception {
        givesBackInOrder(route -> {
            CountDownLatch inDelivery = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            route.start(uri("?maxBatchSize=10"), exchange -> {
                inDelivery.countDown();
                goOn.await();
                route.record(exchange);
            });
            inDelivery.await();
            Thread stop = new Thread(() -> route.context().stop());
            stop.start();
            await().until(() -> route.context().isStopping());
            goOn.countDown();
            stop.join();
            assertThat(route.batches).hasSize(1);
        });
    }

    private interface Run {
        void with(PubSubRoute route) throws Exception;
    }

    private static void givesBackInOrder(Run run) throws Exception {
        try (OneResponseServer server = new OneResponseServer(messages(0, ONE_RESPONSE, 3))) {
            List<String> all = new ArrayList<>();
            try (PubSubRoute route = new PubSubRoute(server.endpoint(), "wadi")) {
                run.with(route);
                route.delivered.forEach(event -> all.add(event.body()));
            }
            await().until(() -> server.givenBack().size() >= ONE_RESPONSE - all.size());
            all.addAll(server.givenBack());
            assertThat(all).hasSize(ONE_RESPONSE).doesNotHaveDuplicates();
            for (int key = 0; key < 3; key++) {
                int rest = key;
                assertThat(all.stream().map(Integer::valueOf).filter(number -> number % 3 == rest)).isSorted();
            }
        }
    }

    private void breakAtTheFirstBatch(PubSubRoute route) throws Exception {
        route.start(uri("?maxBatchSize=10"), exchange ->
                exchange.getProperty(WadiConstants.SETTLEMENT, Settlement.class).whenSettled(events -> {
                    throw new StackOverflowError("too deep");
                }));
        assertThat(route.awaitFailure()).contains("too deep").contains("[delivery-failed]");
    }

    @Test
    void saysThatTheSubscriptionWasDeletedMeanwhile() throws Exception {
        project.publish(name, messages(0, ONE_RESPONSE, 3));
        try (PubSubRoute route = route().start(uri("?maxBatchSize=10")).awaitDelivered(ONE_RESPONSE)) {
            project.deleteSubscription(name);

            assertThat(route.awaitFailure()).contains("projects/wadi/subscriptions/" + name).contains("[missing-subscription]");
        }
    }

    @Test
    void saysThatTheLoginMayNotRead() throws Exception {
        try (RefusingServer server = RefusingServer.with(Status.PERMISSION_DENIED.withDescription("not you"));
                PubSubRoute route = new PubSubRoute(server.endpoint(), "wadi").start(uri("?maxBatchSize=10"))) {
            assertThat(route.awaitFailure()).contains("the login may not read it (PERMISSION_DENIED, not you) [login-refused]");
        }
    }

    @Test
    void triesAgainWhileTheServiceIsAway() throws Exception {
        try (RefusingServer server = RefusingServer.with(Status.UNAVAILABLE.withDescription("away"));
                PubSubRoute route = new PubSubRoute(server.endpoint(), "wadi").start(uri("?maxBatchSize=10"))) {
            await().atMost(PubSubRoute.PATIENCE).until(() -> route.progress().condition().equals("reconnecting: UNAVAILABLE, away"));
            await().atMost(PubSubRoute.PATIENCE).until(() -> route.progress().retries() >= 3);
            assertThat(route.context().getRouteController().getRouteStatus("messages").isStarted()).isTrue();
        }
    }

    @Test
    void saysThatTheSubscriptionIsMissing() throws Exception {
        try (PubSubRoute route = route().start("pubsub-messages:nowhere?client=#bean:pubsub")) {
            assertThat(route.awaitFailure()).contains("projects/wadi/subscriptions/nowhere").contains("[missing-subscription]");
        }
    }

    static void assertOrderPerKey(List<PubSubRoute.Delivered> delivered) {
        Map<String, List<Integer>> numbers = new TreeMap<>();
        delivered.forEach(event -> numbers.computeIfAbsent(event.orderingKey(), key -> new ArrayList<>())
                .add(Integer.valueOf(event.body())));
        assertThat(numbers).allSatisfy((key, list) -> assertThat(list).as(key).isSorted());
    }

    static List<PubsubMessage> messages(int from, int to, int keys) {
        return IntStream.range(from, to).mapToObj(number -> message(Integer.toString(number), "key-" + number % keys)).toList();
    }

    static PubsubMessage message(String body, String orderingKey) {
        return PubsubMessage.newBuilder().setData(ByteString.copyFromUtf8(body)).setOrderingKey(orderingKey).build();
    }

    private PubSubRoute route() {
        return new PubSubRoute(pubSub.endpoint(), "wadi");
    }

    private String uri(String options) {
        return "pubsub-messages:" + name + options + "&client=#bean:pubsub";
    }
}
