package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.camel.state.MemoryCheckpointRepository;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KafkaOutageIT {

    @KafkaBroker
    static KafkaBackend kafka;

    private final TestBroker broker = TestBroker.at(kafka.bootstrapServers());
    private final String group = "group-" + UUID.randomUUID();
    private final MemoryCheckpointRepository checkpoints = new MemoryCheckpointRepository();

    @Test
    void killedBrokerCostsNoRecordAndNoRestart() throws Exception {
        String topic = broker.topic(1);
        broker.write(topic, 0, 0, 3000);
        SourceRoute route = route(topic).checkpoint(checkpoints).parameter("maxPollRecords", "500");
        route.sink().hold();
        try (route) {
            route.start();
            assertThat(route.sink().awaitHolding()).isTrue();
            kafka.kill();
            route.sink().release();
            await().until(() -> route.sink().count() >= 500);
            kafka.start();
            broker.write(topic, 0, 3000, 100);

            await().until(() -> route.sink().values(topic, 0).contains("3099"));
            assertThat(route.sink().values(topic, 0).stream().distinct().toList()).isEqualTo(numbers(3100));
            assertThat(route.lastError()).isNull();
            await().untilAsserted(() -> assertThat(broker.committed(group, topic, 0)).isEqualTo(3100));
        }
    }

    @Test
    void brokerThatIsNotThereYetIsWaitedFor() throws Exception {
        String topic = broker.topic(1);
        broker.write(topic, 0, 0, 10);
        kafka.kill();
        try (SourceRoute route = route(topic).start()) {
            assertThat(route.progress().condition()).isEqualTo("connecting");
            kafka.start();

            await().until(() -> route.sink().count() == 10);
        }
    }

    @Test
    void stopIsPromptWhileTheBrokerIsAway() throws Exception {
        String topic = broker.topic(1);
        SourceRoute route = route(topic).start();
        await().until(() -> route.progress().condition().equals("running"));
        kafka.kill();
        await().until(() -> route.progress().condition().equals("waiting for the broker"));

        long before = System.nanoTime();
        route.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
        kafka.start();
    }

    private SourceRoute route(String topic) {
        return new SourceRoute(broker.brokers(), topic, group);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }
}
