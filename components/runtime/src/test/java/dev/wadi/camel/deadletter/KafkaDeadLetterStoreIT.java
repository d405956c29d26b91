package dev.wadi.camel.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.delivery.Fault;
import dev.wadi.camel.delivery.Faults;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.kafka.OrderedProducer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class KafkaDeadLetterStoreIT extends DeadLetterStoreContract {

    @KafkaBroker
    static KafkaBackend kafka;

    /** A topic of its own for each test. */
    private final String topic = "dead-letters-" + UUID.randomUUID();

    @Override
    DeadLetterStore open() {
        return store(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @Test
    void makesACompactedTopicWithOnePartition() throws Exception {
        another().add(List.of(Letters.full("users-sync", "1")));

        try (Admin admin = admin()) {
            assertThat(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions()).hasSize(1);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            assertThat(admin.describeConfigs(List.of(resource)).all().get().get(resource).get("cleanup.policy").value())
                    .isEqualTo("compact");
        }
    }

    @Test
    void knowsASettledLetterAfterThePartitionsHaveGrown() throws Exception {
        DeadLetterStore store = another();
        List<DeadLetter> letters = List.of(Letters.full("users-sync", "1"), Letters.full("users-sync", "2"),
                Letters.full("users-sync", "3"), Letters.full("users-sync", "4"), Letters.full("users-sync", "5"));
        store.add(letters);
        try (Admin admin = admin()) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(8))).all().get();
        }

        another().settle("users-sync", letters.stream().map(DeadLetter::id).toList());

        assertThat(read(store, null)).isEmpty();
    }

    @Test
    void saysWhichRecordIsNoLetter() throws Exception {
        another().add(List.of(Letters.full("users-sync", "1")));
        try (KafkaProducer<byte[], byte[]> producer = OrderedProducer.to(kafka.bootstrapServers())) {
            producer.send(new ProducerRecord<>(topic, "x".getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }

        assertThatThrownBy(() -> read(another(), null)).isInstanceOf(DeadLetterException.class)
                .hasMessage("record 1 of partition 0 of topic " + topic + " is no dead letter of Wadi");
    }

    @Test
    void aLetterThatIsTooLargeForTheTopicIsAnErrorAndTheNextOneIsKept() {
        DeadLetterStore store = another();

        assertThatThrownBy(() -> store.add(List.of(Letters.withBody("users-sync", "1", new byte[2_000_000]))))
                .isInstanceOf(DeadLetterException.class).hasMessageStartingWith("dead letters were not written to topic " + topic);
        store.add(List.of(Letters.full("users-sync", "2")));

        assertThat(read(store, null)).extracting(DeadLetter::eventId).containsExactly("2");
    }

    @Test
    void aBrokerThatIsNotThereIsAFaultThatPasses() {
        DeadLetterStore store = store(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", "300",
                "default.api.timeout.ms", "300", "request.timeout.ms", "200"));

        assertThatThrownBy(() -> store.add(List.of(Letters.full("users-sync", "1")))).isInstanceOf(DeadLetterException.class)
                .satisfies(failure -> assertThat(Faults.of(failure)).isEqualTo(Fault.PASSING));
        assertThatThrownBy(() -> store.forEach(null, letter -> { })).isInstanceOf(DeadLetterException.class);
        assertThatThrownBy(() -> new KafkaDeadLetterStore().add(List.of(Letters.full("users-sync", "1"))))
                .hasMessage("the Kafka store of dead letters needs its properties 'topic' and 'clientProperties'");
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private KafkaDeadLetterStore store(Map<String, String> clientProperties) {
        KafkaDeadLetterStore store = new KafkaDeadLetterStore();
        store.setTopic(topic);
        store.setClientProperties(clientProperties);
        return store;
    }
}
