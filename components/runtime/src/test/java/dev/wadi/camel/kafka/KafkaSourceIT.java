package dev.wadi.camel.kafka;

import static dev.wadi.camel.kafka.TestBroker.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.camel.state.FileCheckpointRepository;
import dev.wadi.camel.state.MemoryCheckpointRepository;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSourceIT {

    @KafkaBroker
    static KafkaBackend kafka;

    private final TestBroker broker = TestBroker.at(kafka.bootstrapServers());
    private final String group = "group-" + UUID.randomUUID();
    private final MemoryCheckpointRepository checkpoints = new MemoryCheckpointRepository();
    private final List<Long> latencies = new ArrayList<>();
    private String topic;

    @BeforeEach
    void createTopicOfThreePartitions() throws Exception {
        topic = broker.topic(3);
    }

    @Test
    void recordBecomesAnEventWithItsAttributesAndOwnHeaders() throws Exception {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 1, 1234L, bytes("key"), bytes("value"));
        record.headers().add("trace", bytes("abc")).add("CamelFileName", bytes("/etc/passwd"))
                .add("KAFKA.override_topic", bytes("stolen")).add("CAMELHttpUri", bytes("http://stolen"));
        broker.write(record);

        try (SourceRoute route = route().start()) {
            await().until(() -> route.sink().count() == 1);

            RecordingSink.Arrival event = route.sink().arrivals().get(0);
            assertThat(event.id()).isEqualTo(topic + "-1-0");
            assertThat(event.value()).isEqualTo("value");
            assertThat(event.headers()).containsEntry("origin", "kafka").containsEntry("topic", topic)
                    .containsEntry("partition", "1").containsEntry("offset", "0").containsEntry("trace", bytes("abc"))
                    .containsOnlyKeys("origin", "topic", "partition", "offset", "trace", "CamelWadiEventOrigin");
            KafkaOrigin origin = (KafkaOrigin) event.headers().get("CamelWadiEventOrigin");
            assertThat(origin.key()).isEqualTo(bytes("key"));
            assertThat(origin.timestampMillis()).isEqualTo(1234);
            assertThat(origin.sizeInBytes()).isEqualTo(8);
            assertThat(origin.position()).isEqualTo("{\"topic\":\"" + topic + "\",\"partition\":1,\"offset\":0}");
        }
    }

    @Test
    void tombstoneIsAnEventWithoutBodyAndTheConnectorGoesOn() throws Exception {
        broker.write(topic, 0, 0, 1);
        broker.write(new ProducerRecord<>(topic, 0, bytes("gone"), null));
        broker.write(topic, 0, 2, 1);

        try (SourceRoute route = route().start()) {
            await().until(() -> route.sink().count() == 3);

            assertThat(route.sink().values(topic, 0)).containsExactly("0", null, "2");
            assertThat(route.status().isStarted()).isTrue();
        }
    }

    @Test
    void losesAndRepeatsNothingOnAnyOfThreePartitionsOverRestarts(@TempDir Path folder) throws Exception {
        FileCheckpointRepository files = new FileCheckpointRepository();
        files.setDirectory(folder.toString());
        for (int round = 0; round < 3; round++) {
            for (int partition = 0; partition < 3; partition++) {
                broker.write(topic, partition, round * 1000, 100 * (partition + 1));
            }
            try (SourceRoute route = route().checkpoint(files).start()) {
                await().until(() -> route.sink().count() >= 600);
                assertThat(route.sink().arrivals()).hasSize(600);
            }
            for (int partition = 0; partition < 3; partition++) {
                long last = (round + 1) * 100L * (partition + 1) - 1;
                assertThat(files.getState("orders-copy/" + topic + "/" + partition)).contains("\"offset\":" + last + "}");
                assertThat(broker.committed(group, topic, partition)).isEqualTo(last + 1);
            }
        }
    }

    @Test
    void keepsTheOrderOfEachPartition() throws Exception {
        IntStream.range(0, 3).forEach(partition -> write(partition, 0, 3000));

        try (SourceRoute route = route().parameter("maxPollRecords", "700").start()) {
            await().until(() -> route.sink().count() == 9000);

            List<String> expected = IntStream.range(0, 3000).mapToObj(Integer::toString).toList();
            for (int partition = 0; partition < 3; partition++) {
                assertThat(route.sink().values(topic, partition)).isEqualTo(expected);
            }
            assertThat(route.sink().batches()).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(700));
        }
    }

    @Test
    void commitsTheLastRecordOfEveryPartitionOfABatchAndNotOnlyTheLastOfAll() throws Exception {
        IntStream.range(0, 3).forEach(partition -> write(partition, 0, 10));

        try (SourceRoute route = route().start()) {
            await().until(() -> route.sink().count() == 30);
            await().untilAsserted(() -> {
                for (int partition = 0; partition < 3; partition++) {
                    assertThat(broker.committed(group, topic, partition)).isEqualTo(10);
                }
            });
        }
    }

    @Test
    void stopDrainsTheBatchInDeliveryAndRepeatsNothing() throws Exception {
        write(0, 0, 500);
        SourceRoute first = route().checkpoint(checkpoints).parameter("maxPollRecords", "100");
        first.sink().hold();
        first.start();
        assertThat(first.sink().awaitHolding()).isTrue();

        Thread stopper = new Thread(first::close);
        stopper.start();
        await().until(() -> first.context().isStopping());
        first.sink().release();
        stopper.join(60_000);

        assertThat(stopper.isAlive()).isFalse();
        int delivered = first.sink().count();
        assertThat(delivered).isBetween(100, 500);
        assertThat(broker.committed(group, topic, 0)).isEqualTo(delivered);
        try (SourceRoute second = route().checkpoint(checkpoints).start()) {
            await().until(() -> second.sink().count() >= 500 - delivered);
            assertThat(second.sink().values(topic, 0)).hasSize(500 - delivered).startsWith(Integer.toString(delivered));
        }
    }

    @Test
    void stopIsPromptWhenThereIsNothingToRead() throws Exception {
        SourceRoute route = route().start();
        await().until(() -> route.progress().condition().equals("running"));

        long before = System.nanoTime();
        route.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void trickleOfRecordsDoesNotWaitForFullBatches() throws Exception {
        try (SourceRoute route = route().start()) {
            await().until(() -> route.progress().condition().equals("running"));
            for (int number = 0; number < 100; number++) {
                int expected = number + 1;
                long sentAt = System.currentTimeMillis();
                broker.write(topic, number % 3, number, 1);
                await().pollInterval(Duration.ofMillis(2)).until(() -> route.sink().count() == expected);
                // broker and machine may be slow once, but not half of the time
                latencies.add(route.sink().arrivals().get(number).atMillis() - sentAt);
            }
            latencies.sort(null);
            assertThat(latencies.get(50)).as("median of %s", latencies).isLessThan(1000);
        }
    }

    @Test
    void countsWhatIsSettledAndShowsNoLagWhenCaughtUp() throws Exception {
        write(0, 0, 100);

        try (SourceRoute route = route().start()) {
            await().until(() -> route.progress().events() == 100);
            assertThat(route.progress().bytes()).isEqualTo(10 * 2 + 90 * 3 + 10 + 90 * 2);
            await().until(() -> route.progress().lagMillis() == 0);
        }
    }

    private SourceRoute route() {
        return new SourceRoute(broker.brokers(), topic, group);
    }

    private void write(int partition, int from, int count) {
        try {
            broker.write(topic, partition, from, count);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
