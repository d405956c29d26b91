package dev.wadi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import dev.wadi.testkit.network.Direction;
import dev.wadi.testkit.network.TcpProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records arrive in the order of the source where the client, left to itself, would let later ones pass: before a broker that is not
 * there, or not ready.
 */
class KafkaSinkOrderIT {

    private static final int RECORDS = 100;
    private static final int PRODUCER_BATCH_BYTES = 20_000;

    @KafkaBroker(proxied = true, properties = "auto.create.topics.enable=false")
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    private final Topics topics = new Topics(kafka);
    private final TcpProxy proxy = kafka.proxy();

    @AfterEach
    void restore() {
        proxy.restore();
    }

    /**
     * The broker is not ready for the first request of a batch, and is for the next: records that it takes before those that it refused
     * would change places, and what it refused would be out of sequence for ever.
     */
    @Test
    void keepsTheOrderOfWhatTheBrokerRefusedAtFirst() {
        topics.create("fresh", "fresh-copy");
        try (WadiProgram wadi = new WadiProgram(folder, definition("fresh", "\"batch.size\" = " + PRODUCER_BATCH_BYTES))) {
            wadi.start();
            topics.write(List.of(order("fresh", 0)));
            topics.records("fresh-copy", 1); // the producer knows the topic and is connected
            topics.delete("fresh-copy");
            proxy.limit(Direction.TO_SERVER, PRODUCER_BATCH_BYTES); // a second from one request to the next
            long answered = proxy.passed(Direction.TO_CLIENT);

            topics.write(IntStream.rangeClosed(1, RECORDS).mapToObj(number -> order("fresh", number)).toList());
            await().until(() -> proxy.passed(Direction.TO_CLIENT) > answered); // the first request was refused, the second is on its way
            topics.create("fresh-copy");
            proxy.restore();

            topics.records("fresh-copy", RECORDS, wadi);
            assertThat(numbers("fresh-copy")).as(wadi.lastLines())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, RECORDS).boxed().toList());
        }
    }

    /** The client refuses each record after max.block.ms, so the broker comes between two of them. */
    @Test
    void keepsTheOrderOfWhatTheClientRefusedWithoutABroker() {
        topics.create("late", "late-copy");
        try (WadiProgram wadi = new WadiProgram(folder, definition("late", "\"max.block.ms\" = 1000"))) {
            wadi.startAndAwait("orders-copy: running");
            proxy.refuse();
            proxy.cut();
            topics.write(IntStream.rangeClosed(1, RECORDS).mapToObj(number -> order("late", number)).toList());
            wadi.awaitLine("could not write to late-copy of sink in attempt 1");

            proxy.accept();

            topics.records("late-copy", RECORDS, wadi);
            assertThat(numbers("late-copy")).as(wadi.lastLines())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, RECORDS).boxed().toList());
        }
    }

    private List<Integer> numbers(String topic) {
        return topics.values(topic).stream().map(value -> Document.parse(value).getInteger("number")).toList();
    }

    private static ProducerRecord<byte[], byte[]> order(String topic, int number) {
        return Topics.record(topic, "order-" + number % 7, "{\"number\":" + number + ",\"note\":\"" + "x".repeat(1000) + "\"}");
    }

    private String definition(String topic, String sinkOption) {
        return """
                [[services]]
                provider = "kafka"
                name = "source"
                "bootstrap.servers" = "%s"
                "auto.offset.reset" = "earliest"

                [[services]]
                provider = "kafka"
                name = "sink"
                "bootstrap.servers" = "%s"
                %s

                [[connectors]]
                name = "orders-copy"
                batch = { kind = "count", size = %d, max_wait = "1s" }
                source = { service_name = "source", resource = "%s", input_encoding = "json", output_encoding = "json" }
                sinks = [ { service_name = "sink", resource = "%s-copy", output_encoding = "json" } ]
                """.formatted(kafka.bootstrapServers(), proxy.address(), sinkOption, RECORDS, topic, topic);
    }
}
