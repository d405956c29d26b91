package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wadi.camel.batch.EventSteps;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ServiceStatus;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaSourceFailureIT {

    @KafkaBroker
    static KafkaBackend kafka;

    private final TestBroker broker = TestBroker.at(kafka.bootstrapServers());
    private final String group = "group-" + UUID.randomUUID();
    private final RefusingCheckpoints checkpoints = new RefusingCheckpoints();
    private String topic;

    @BeforeEach
    void createTopicOfTwoPartitions() throws Exception {
        topic = broker.topic(2);
    }

    @Test
    void rejectedBatchStopsTheRouteAndIsReadAgainFromItsFirstEvent() throws Exception {
        broker.write(topic, 0, 0, 250);
        SourceRoute route = route().parameter("maxPollRecords", "100");
        route.sink().reject("150");
        try (route) {
            route.start();
            awaitFailed(route);

            assertThat(route.sink().values(topic, 0)).hasSize(100);
            assertThat(broker.committed(group, topic, 0)).isEqualTo(100);
            assertThat(route.lastError()).isInstanceOf(KafkaSourceException.class)
                    .hasMessage("orders-copy: could not deliver a batch of 100 events from " + topic
                            + "-0-100: the sink rejects 150");
            assertThat(route.progress().condition()).startsWith("failed: could not deliver");

            route.sink().reject(null);
            route.startAgain();
            await().until(() -> route.sink().count() >= 250);
            assertThat(route.sink().values(topic, 0)).hasSize(250).doesNotHaveDuplicates().endsWith("249");
            assertThat(route.lastError()).isNull();
        }
    }

    @Test
    void nothingBehindAFailedBatchIsDeliveredOrCommittedBeforeTheNextStart() throws Exception {
        broker.write(topic, 0, 0, 20);
        broker.write(topic, 1, 0, 2000);
        SourceRoute route = route().checkpoint(checkpoints).parameter("maxPollRecords", "10");
        route.sink().reject("15");
        try (route) {
            route.start();
            awaitFailed(route);

            assertThat(route.sink().values(topic, 0)).hasSizeLessThanOrEqualTo(15);
            for (int partition = 0; partition < 2; partition++) {
                long confirmed = route.sink().values(topic, partition).size();
                assertThat(broker.committed(group, topic, partition)).isEqualTo(confirmed);
                assertThat(checkpoints.getState("orders-copy/" + topic + "/" + partition))
                        .contains("\"offset\":" + (confirmed - 1) + "}");
            }
        }
    }

    @Test
    void eventThatCannotBeConvertedIsWhereTheNextStartBegins() throws Exception {
        broker.write(topic, 0, 0, 50);
        SourceRoute route = route().checkpoint(checkpoints)
                .step(exchange -> EventSteps.forEach(exchange.getMessage(), "convert json to bson", event -> {
                    if (new String(event.getBody(byte[].class), StandardCharsets.UTF_8).equals("30")) {
                        throw new IllegalArgumentException("not a document");
                    }
                }));
        try (route) {
            route.start();
            awaitFailed(route);

            assertThat(route.sink().values(topic, 0)).hasSize(30).endsWith("29");
            assertThat(broker.committed(group, topic, 0)).isEqualTo(30);
            assertThat(checkpoints.getState("orders-copy/" + topic + "/0")).contains("\"offset\":29}");
            assertThat(route.lastError()).hasMessageContainingAll(
                    "orders-copy: could not convert json to bson: not a document", "event " + topic + "-0-30");
        }
    }

    @Test
    void firstEventThatCannotBeConvertedLeavesNothingToTheSink() throws Exception {
        broker.write(topic, 0, 0, 5);
        SourceRoute route = route().step(exchange -> EventSteps.forEach(exchange.getMessage(), "convert", event -> {
            throw new IllegalArgumentException("never");
        }));
        try (route) {
            route.start();
            awaitFailed(route);

            assertThat(route.sink().count()).isZero();
            assertThat(broker.committed(group, topic, 0)).isIn(null, 0L);
        }
    }

    @Test
    void positionThatCannotBeKeptStopsTheRouteAndCommitsNothing() throws Exception {
        SourceRoute route = route().checkpoint(checkpoints);
        try (route) {
            route.start();
            await().until(() -> route.progress().condition().equals("running"));
            checkpoints.refuseSaves();
            broker.write(topic, 0, 0, 5);
            awaitFailed(route);

            assertThat(broker.committed(group, topic, 0)).isEqualTo(0);
            assertThat(route.lastError()).hasMessageContainingAll("position could not be kept", "the store is read-only today");
        }
    }

    @Test
    void stopsPromptlyAfterAFailureAndDeliversNothingElse() throws Exception {
        broker.write(topic, 0, 0, 10);
        SourceRoute route = route();
        route.sink().reject("5");
        try (route) {
            route.start();
            await().until(() -> route.progress().condition().startsWith("failed"));

            await().until(() -> route.status() == ServiceStatus.Stopped);
            assertThat(route.sink().count()).isZero();
        }
    }

    @Test
    void recordsThatRetentionTookAreNotSkippedInSilence() throws Exception {
        broker.write(topic, 0, 0, 100);
        checkpoints.save("orders-copy/" + topic + "/0", KafkaPosition.text(new TopicPartition(topic, 0), 9));
        deleteRecords(40);
        try (SourceRoute route = route().checkpoint(checkpoints).parameter("autoOffsetReset", "latest").start()) {
            awaitFailed(route);

            assertThat(route.sink().count()).isZero();
            assertThat(route.lastError()).hasMessageContainingAll("lost its position", "offset 10 of " + topic + "-0",
                    "has 40 to 99", "30 offsets are gone", "onLostPosition");
        }
    }

    @Test
    void lostPositionGoesOnWithTheOldestRecordWhereThatIsWanted() throws Exception {
        broker.write(topic, 0, 0, 100);
        checkpoints.save("orders-copy/" + topic + "/0", KafkaPosition.text(new TopicPartition(topic, 0), 9));
        deleteRecords(40);
        try (SourceRoute route = route().checkpoint(checkpoints).source("onLostPosition", "fromOldest").start()) {
            await().until(() -> route.sink().count() == 60);

            assertThat(route.sink().values(topic, 0)).startsWith("40").endsWith("99");
        }
    }

    @Test
    void lostPositionGoesOnFromNowWhereThatIsWanted() throws Exception {
        broker.write(topic, 0, 0, 100);
        checkpoints.save("orders-copy/" + topic + "/0", KafkaPosition.text(new TopicPartition(topic, 0), 9));
        deleteRecords(40);
        try (SourceRoute route = route().checkpoint(checkpoints).source("onLostPosition", "fromNow").start()) {
            await().until(() -> route.progress().condition().equals("running"));
            await().pollDelay(Duration.ofMillis(500)).untilAsserted(() -> assertThat(route.sink().count()).isZero());
            broker.write(topic, 0, 100, 1);
            await().until(() -> route.sink().count() == 1);

            assertThat(route.sink().values(topic, 0)).containsExactly("100");
        }
    }

    @Test
    void recordsThatRetentionTakesWhileTheSinkIsSlowAreNoticedToo() throws Exception {
        broker.write(topic, 0, 0, 2000);
        SourceRoute route = route().parameter("maxPollRecords", "10").parameter("maxPartitionFetchBytes", "1000");
        route.sink().hold();
        try (route) {
            route.start();
            assertThat(route.sink().awaitHolding()).isTrue();
            deleteRecords(1990);
            route.sink().release();
            awaitFailed(route);

            assertThat(route.lastError()).hasMessageContainingAll("lost its position", "has 1990 to 1999");
        }
    }

    @Test
    void foreignCheckpointStopsTheRouteInsteadOfStartingAnew() throws Exception {
        broker.write(topic, 0, 0, 10);
        checkpoints.save("orders-copy/" + topic + "/0", "{\"_data\":\"82\"}");
        try (SourceRoute route = route().checkpoint(checkpoints).start()) {
            awaitFailed(route);

            assertThat(route.sink().count()).isZero();
            assertThat(route.lastError()).hasMessageContainingAll("orders-copy/" + topic + "/0", "not one of Kafka's");
        }
    }

    @ParameterizedTest
    @CsvSource({"heartbeatIntervalMs,60000,Heartbeat", "isolationLevel,read_stuff,isolation.level"})
    void settingsThatTheClientRefusesStopTheRoute(String parameter, String value, String complaint) throws Exception {
        try (SourceRoute route = route().parameter(parameter, value).parameter("shutdownTimeout", "1000").start()) {
            awaitFailed(route);

            assertThat(route.lastError()).hasMessageContainingAll("orders-copy: cannot make its Kafka client", complaint);
            assertThat(route.progress().condition()).startsWith("failed: cannot make its Kafka client");
        }
    }

    @ParameterizedTest
    @CsvSource({"batching,false,batching=true", "autoCommitEnable,true,autoCommitEnable=false",
        "allowManualCommit,false,allowManualCommit=true", "breakOnFirstError,false,breakOnFirstError=true",
        "pollOnError,ERROR_HANDLER,pollOnError=RECONNECT", "pollOnError,RETRY,pollOnError=RECONNECT",
        "valueDeserializer,org.apache.kafka.common.serialization.StringDeserializer,valueDeserializer"})
    void endpointThatWouldLoseRecordsDoesNotStart(String parameter, String value, String complaint) {
        try (SourceRoute route = route().parameter(parameter, value)) {
            assertThatThrownBy(route::start).hasMessageContainingAll("would lose records", complaint);
        }
    }

    private void deleteRecords(long before) throws Exception {
        broker.admin().deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(before))).all().get();
    }

    private SourceRoute route() {
        return new SourceRoute(broker.brokers(), topic, group);
    }

    private static void awaitFailed(SourceRoute route) {
        await().until(() -> route.status() == ServiceStatus.Stopped && route.lastError() != null);
    }
}
