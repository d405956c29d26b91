package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaRebalanceIT {

    @KafkaBroker
    static KafkaBackend kafka;

    private final TestBroker broker = TestBroker.at(kafka.bootstrapServers());
    private final String group = "group-" + UUID.randomUUID();
    private String topic;

    @BeforeEach
    void createTopicOfFourPartitions() throws Exception {
        topic = broker.topic(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.kafka.clients.consumer.RangeAssignor",
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"})
    void memberThatComesAndGoesLosesNothingAndStopsNobody(String assignor) throws Exception {
        try (SourceRoute first = route(assignor).start()) {
            awaitRunning(first);
            writeToAll(0, 300);
            try (SourceRoute second = route(assignor).start()) {
                awaitRunning(second);
                writeToAll(300, 300);
                await().untilAsserted(() -> assertThat(values(first, second)).containsAll(expected(600)));
                assertThat(first.lastError()).isNull();
                assertThat(second.lastError()).isNull();
            }
            writeToAll(600, 300);
            await().untilAsserted(() -> assertThat(first.sink().values(topic, 0)).endsWith("899"));
            await().untilAsserted(() -> {
                for (int partition = 0; partition < 4; partition++) {
                    assertThat(broker.committed(group, topic, partition)).isEqualTo(900);
                }
            });
            assertThat(first.status().isStarted()).isTrue();
        }
    }

    @Test
    void batchThatOutlivedItsMembershipFailsNothingAndIsReadElsewhere() throws Exception {
        writeToAll(0, 50);
        SourceRoute slow = route("org.apache.kafka.clients.consumer.RangeAssignor")
                .parameter("maxPollIntervalMs", "2000").parameter("sessionTimeoutMs", "6000");
        slow.sink().hold();
        try (slow) {
            slow.start();
            assertThat(slow.sink().awaitHolding()).isTrue();
            try (SourceRoute other = route("org.apache.kafka.clients.consumer.RangeAssignor").start()) {
                await().until(() -> values(other, other).containsAll(expected(50)));
                slow.sink().release();
                awaitRunning(slow);
                writeToAll(50, 50);

                await().untilAsserted(
                        () -> assertThat(values(slow, other)).containsAll(expected(100)));
                assertThat(slow.lastError()).isNull();
                assertThat(slow.status().isStarted()).isTrue();
                for (int partition = 0; partition < 4; partition++) {
                    int lane = partition;
                    await().untilAsserted(() -> assertThat(broker.committed(group, topic, lane)).isEqualTo(100));
                }
            }
        }
    }

    @Test
    void severalConsumersOfOneRouteShareTheWork() throws Exception {
        try (SourceRoute route = route("org.apache.kafka.clients.consumer.RangeAssignor").parameter("consumersCount", "2")
                .start()) {
            awaitRunning(route);
            writeToAll(0, 500);

            await().untilAsserted(() -> assertThat(new HashSet<>(values(route, route))).containsAll(expected(500)));
            for (int partition = 0; partition < 4; partition++) {
                assertThat(firstOccurrences(route.sink().values(topic, partition))).isEqualTo(numbers(500));
            }
        }
    }

    private void writeToAll(int from, int count) throws Exception {
        for (int partition = 0; partition < 4; partition++) {
            broker.write(topic, partition, from, count);
        }
    }

    /** What the routes' sinks have, each value with its partition in front. */
    private List<String> values(SourceRoute one, SourceRoute two) {
        List<String> all = new ArrayList<>();
        for (int partition = 0; partition < 4; partition++) {
            int lane = partition;
            one.sink().values(topic, partition).forEach(value -> all.add(lane + ":" + value));
            two.sink().values(topic, partition).forEach(value -> all.add(lane + ":" + value));
        }
        return all;
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, 4).boxed().flatMap(partition -> numbers(count).stream().map(n -> partition + ":" + n)).toList();
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static List<String> firstOccurrences(List<String> values) {
        return values.stream().distinct().toList();
    }

    private static void awaitRunning(SourceRoute route) {
        await().until(() -> route.progress().condition().equals("running"));
    }

    private SourceRoute route(String assignor) {
        return new SourceRoute(broker.brokers(), topic, group).parameter("partitionAssignor", assignor)
                .parameter("heartbeatIntervalMs", "200");
    }
}
