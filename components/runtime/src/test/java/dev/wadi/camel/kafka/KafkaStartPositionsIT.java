package dev.wadi.camel.kafka;

import static dev.wadi.camel.kafka.TestBroker.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.camel.state.MemoryCheckpointRepository;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaStartPositionsIT {

    @KafkaBroker
    static KafkaBackend kafka;

    private final TestBroker broker = TestBroker.at(kafka.bootstrapServers());
    private final String group = "group-" + UUID.randomUUID();
    private final MemoryCheckpointRepository checkpoints = new MemoryCheckpointRepository();
    private String topic;

    @Test
    void seeksBackToOffsetZeroAndToTheEndOfAPartitionWithoutNewerRecords() throws Exception {
        topic = broker.topic(3);
        long now = System.currentTimeMillis();
        writeAt(0, now - 60_000, "new-0");
        writeAt(1, now - 7_200_000, "old-1");
        writeAt(1, now - 60_000, "new-1");
        writeAt(2, now - 7_200_000, "old-2");
        checkpoints.save("orders-copy/" + topic + "/0", KafkaPosition.text(new TopicPartition(topic, 0), 0));

        for (int start = 0; start < 2; start++) {
            try (SourceRoute route = route().checkpoint(checkpoints).source("seekBackSeconds", "3600").start()) {
                await().until(() -> route.sink().count() == 2);
                await().pollDelay(Duration.ofMillis(300)).untilAsserted(() -> assertThat(route.sink().count()).isEqualTo(2));

                assertThat(route.sink().values(topic, 0)).containsExactly("new-0");
                assertThat(route.sink().values(topic, 1)).containsExactly("new-1");
            }
        }
    }

    @Test
    void seeksBackOnAnEmptyTopicAndReadsWhatComes() throws Exception {
        topic = broker.topic(1);
        try (SourceRoute route = route().source("seekBackSeconds", "3600").start()) {
            awaitRunning(route);
            broker.write(topic, 0, 0, 3);

            await().until(() -> route.sink().count() == 3);
        }
    }

    @Test
    void startOfANewGroupIsKeptSoThatRecordsWrittenWhileItIsDownAreNotSkipped() throws Exception {
        topic = broker.topic(2);
        broker.write(topic, 0, 0, 5);
        try (SourceRoute route = route().parameter("autoOffsetReset", "latest").start()) {
            awaitRunning(route);
        }
        broker.write(topic, 0, 5, 3);
        broker.write(topic, 1, 0, 2);

        try (SourceRoute route = route().parameter("autoOffsetReset", "latest").start()) {
            await().until(() -> route.sink().count() == 5);
            assertThat(route.sink().values(topic, 0)).containsExactly("5", "6", "7");
            assertThat(route.sink().values(topic, 1)).containsExactly("0", "1");
        }
    }

    @Test
    void partitionAddedWhileRunningIsReadFromItsFirstRecord() throws Exception {
        topic = broker.topic(1);
        try (SourceRoute route = route().parameter("autoOffsetReset", "latest").parameter("metadataMaxAgeMs", "500").start()) {
            awaitRunning(route);
            broker.admin().createPartitions(Map.of(topic, NewPartitions.increaseTo(2))).all().get();
            broker.write(topic, 1, 0, 3);

            await().until(() -> route.sink().count() == 3);
            assertThat(route.sink().values(topic, 1)).containsExactly("0", "1", "2");
        }
    }

    @Test
    void checkpointBeatsTheGroupWhereverItPoints() throws Exception {
        topic = broker.topic(2);
        broker.write(topic, 0, 0, 100);
        broker.write(topic, 1, 0, 100);
        try (SourceRoute route = route().start()) {
            await().until(() -> route.sink().count() == 200);
        }
        checkpoints.save("orders-copy/" + topic + "/0", KafkaPosition.text(new TopicPartition(topic, 0), 89));
        checkpoints.save("orders-copy/" + topic + "/1", KafkaPosition.text(new TopicPartition(topic, 1), -1));

        try (SourceRoute route = route().checkpoint(checkpoints).start()) {
            await().until(() -> route.sink().count() == 110);
            assertThat(route.sink().values(topic, 0)).startsWith("90").hasSize(10);
            assertThat(route.sink().values(topic, 1)).startsWith("0").hasSize(100);
        }
    }

    private SourceRoute route() {
        return new SourceRoute(broker.brokers(), topic, group);
    }

    private static void awaitRunning(SourceRoute route) {
        await().until(() -> route.progress().condition().equals("running"));
    }

    private void writeAt(int partition, long timestampMillis, String value) throws Exception {
        broker.write(new ProducerRecord<>(topic, partition, timestampMillis, null, bytes(value)));
    }
}
