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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that is not ready for the first request of a batch, and is for the next: records that it takes before those that it
 * refused would change places, and what it refused would be out of sequence for ever.
 */
class NewTopicIT {

    private static final int RECORDS = 100;
    private static final int PRODUCER_BATCH_BYTES = 20_000;

    @KafkaBroker(proxied = true, properties = "auto.create.topics.enable=false")
    static KafkaBackend kafka;

    @TempDir
    Path folder;

    @Test
    void keepsTheOrderOfWhatTheBrokerRefusedAtFirst() {
        Topics topics = new Topics(kafka);
        TcpProxy proxy = kafka.proxy();
        topics.create("in", "out");
        try (WadiProgram wadi = new WadiProgram(folder, definition(proxy.address()))) {
            wadi.start();
            topics.write(List.of(order(0)));
            topics.records("out", 1); // the producer knows the topic and is connected
            topics.delete("out");
            proxy.limit(Direction.TO_SERVER, PRODUCER_BATCH_BYTES); // a second from one request to the next
            long answered = proxy.passed(Direction.TO_CLIENT);

            topics.write(IntStream.rangeClosed(1, RECORDS).mapToObj(NewTopicIT::order).toList());
            await().until(() -> proxy.passed(Direction.TO_CLIENT) > answered); // the first request was refused, the second is on its way
            topics.create("out");
            proxy.restore();

            topics.records("out", RECORDS, wadi);
            assertThat(topics.values("out")).as(wadi.lastLines()).containsExactlyElementsOf(
                    IntStream.rangeClosed(1, RECORDS).mapToObj(NewTopicIT::value).toList());
        } finally {
            proxy.restore();
        }
    }

    private static ProducerRecord<byte[], byte[]> order(int number) {
        return Topics.record("in", "order-" + number % 7, value(number));
    }

    private static String value(int number) {
        return "{\"number\":" + number + ",\"note\":\"" + "x".repeat(1000) + "\"}";
    }

    private static String definition(String proxy) {
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
                "batch.size" = %d

                [[connectors]]
                name = "orders-copy"
                batch = { kind = "count", size = %d, max_wait = "1s" }
                source = { service_name = "source", resource = "in", input_encoding = "json", output_encoding = "json" }
                sinks = [ { service_name = "sink", resource = "out", output_encoding = "json" } ]
                """.formatted(kafka.bootstrapServers(), proxy, PRODUCER_BATCH_BYTES, RECORDS);
    }
}
