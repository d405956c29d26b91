package dev.wadi.camel.kafka;

import static dev.wadi.camel.kafka.TestBroker.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.testkit.HostileHeaders;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.camel.ServiceStatus;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaToKafkaIT {

    @KafkaBroker
    static KafkaBackend kafka;

    private final TestBroker broker = TestBroker.at(kafka.bootstrapServers());
    private final String group = "group-" + UUID.randomUUID();
    private String source;
    private String sink;

    @BeforeEach
    void createTopics() throws Exception {
        source = broker.topic(1);
        sink = broker.topic(3);
    }

    @Test
    void keyHeadersTimestampAndTombstonesArrive() throws Exception {
        ProducerRecord<byte[], byte[]> full = new ProducerRecord<>(source, 0, 1234L, bytes("key"), bytes("value"));
        full.headers().add("trace", new byte[] {0, (byte) 0xff, 1}).add("name", bytes("Größe €"));
        broker.write(full);
        broker.write(new ProducerRecord<>(source, 0, 2345L, bytes("key"), bytes(null)));
        broker.write(new ProducerRecord<>(source, 0, 3456L, null, bytes("keyless")));

        List<ConsumerRecord<byte[], byte[]>> copies = copy(3);

        ConsumerRecord<byte[], byte[]> first = byTimestamp(copies, 1234);
        assertThat(first.key()).isEqualTo(bytes("key"));
        assertThat(first.value()).isEqualTo(bytes("value"));
        assertThat(headers(first)).containsOnlyKeys("trace", "name", "origin", "topic", "partition", "offset")
                .containsEntry("trace", "00ff01").containsEntry("name", hex(bytes("Größe €")))
                .containsEntry("origin", hex(bytes("kafka"))).containsEntry("topic", hex(bytes(source)))
                .containsEntry("partition", hex(bytes("0"))).containsEntry("offset", hex(bytes("0")));
        ConsumerRecord<byte[], byte[]> tombstone = byTimestamp(copies, 2345);
        assertThat(tombstone.key()).isEqualTo(bytes("key"));
        assertThat(tombstone.value()).isNull();
        assertThat(tombstone.partition()).isEqualTo(first.partition());
        assertThat(byTimestamp(copies, 3456).key()).isNull();
    }

    @Test
    void eachRecordOfABatchHasItsOwnHeaders() throws Exception {
        broker.write(source, 0, 0, 50);

        for (ConsumerRecord<byte[], byte[]> copy : copy(50)) {
            assertThat(headers(copy)).containsEntry("offset", hex(copy.value()));
            assertThat(copy.key()).isEqualTo(bytes("k" + new String(copy.value())));
        }
    }

    @Test
    void hostileHeadersSteerNothingAndDoNotReachTheWire() throws Exception {
        String elsewhere = broker.topic(1);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(source, 0, 1234L, bytes("key"), bytes("value"));
        HostileHeaders.steering().keySet().forEach(name -> record.headers().add(name, bytes(elsewhere)));
        record.headers().add("harmless", bytes("1"));
        broker.write(record);

        ConsumerRecord<byte[], byte[]> arrived = copy(1).get(0);

        assertThat(headers(arrived)).containsOnlyKeys("harmless", "origin", "topic", "partition", "offset");
        assertThat(arrived.key()).isEqualTo(bytes("key"));
        assertThat(arrived.timestamp()).isEqualTo(1234);
        assertThat(broker.read(elsewhere)).isEmpty();
    }

    @Test
    void recordsOfAKeyKeepTheirOrder() throws Exception {
        for (int number = 0; number < 2000; number++) {
            broker.writeLater(new ProducerRecord<>(source, 0, bytes("k" + number % 7), bytes(Integer.toString(number))));
        }
        broker.flush();

        Map<String, Integer> last = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> copy : copy(2000)) {
            int number = Integer.parseInt(new String(copy.value()));
            assertThat(number).isGreaterThan(last.getOrDefault(new String(copy.key()), -1));
            last.put(new String(copy.key()), number);
        }
        assertThat(last).hasSize(7);
    }

    @Test
    void recordThatTheBrokerRejectsStopsTheRouteAndIsNamed() throws Exception {
        sink = broker.topic(1, Map.of("max.message.bytes", "2000"));
        broker.write(source, 0, 0, 10);
        try (SourceRoute route = route().start()) {
            await().until(() -> route.progress().events() == 10);
            broker.write(new ProducerRecord<>(source, 0, bytes("k"), new byte[5000]));
            await().until(
                    () -> route.status() == ServiceStatus.Stopped && route.lastError() != null);

            assertThat(route.lastError()).hasMessageContainingAll("orders-copy: could not deliver", source + "-0-10");
            assertThat(broker.committed(group, source, 0)).isEqualTo(10);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> copy(int count) throws Exception {
        try (SourceRoute route = route().start()) {
            await().until(() -> route.progress().events() >= count);
        }
        List<ConsumerRecord<byte[], byte[]>> copies = broker.read(sink);
        assertThat(copies).hasSize(count);
        return copies;
    }

    private SourceRoute route() {
        return new SourceRoute(broker.brokers(), source, group).steps("""
                - process: { id: orders-copy-records, ref: kafka-records }
                - to:
                    id: orders-copy-sink-1
                    uri: kafka:%s
                    parameters:
                      brokers: %s
                      keySerializer: org.apache.kafka.common.serialization.ByteArraySerializer
                      valueSerializer: org.apache.kafka.common.serialization.ByteArraySerializer
                      headerSerializer: "#bean:kafka-records"
                      batchWithIndividualHeaders: true
                      recordMetadata: false
                      requestRequiredAcks: all
                      enableIdempotence: true
                """.formatted(sink, broker.brokers()));
    }

    private static ConsumerRecord<byte[], byte[]> byTimestamp(List<ConsumerRecord<byte[], byte[]>> records, long millis) {
        return records.stream().filter(record -> record.timestamp() == millis).findFirst().orElseThrow();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new TreeMap<>();
        Arrays.stream(record.headers().toArray()).map(Header::key).forEach(
                name -> headers.put(name, hex(record.headers().lastHeader(name).value())));
        return headers;
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, bytes.length).forEach(index -> text.append(String.format("%02x", bytes[index])));
        return text.toString();
    }
}
