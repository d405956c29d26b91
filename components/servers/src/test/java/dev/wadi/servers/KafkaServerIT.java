package dev.wadi.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {
    @TempDir
    Path temporary;

    @Test
    void keepsRecordsAndAddressThroughKillAndStart() throws Exception {
        try (KafkaServer server = KafkaServer.launch(options("killed"))) {
            String address = server.bootstrapServers();
            send(address, "before");
            server.kill();
            assertThat(server.alive()).isFalse();
            server.start();
            send(address, "after");
            assertThat(server.bootstrapServers()).isEqualTo(address);
            assertThat(records(address, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void stopsCleanlyAndStartsAgain() throws Exception {
        try (KafkaServer server = KafkaServer.launch(options("stopped"))) {
            send(server.bootstrapServers(), "kept");
            server.stop();
            server.start();
            assertThat(records(server.bootstrapServers(), 1)).containsExactly("kept");
        }
    }

    @Test
    void answersNothingWhilePaused() throws Exception {
        try (KafkaServer server = KafkaServer.launch(options("paused"));
                KafkaProducer<String, String> producer = producer(server.bootstrapServers())) {
            producer.send(new ProducerRecord<>("orders", "first")).get(60, TimeUnit.SECONDS);
            server.pause();
            Future<RecordMetadata> answer = producer.send(new ProducerRecord<>("orders", "second"));
            assertThatThrownBy(() -> answer.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            server.resume();
            assertThat(answer.get(60, TimeUnit.SECONDS).offset()).isEqualTo(1);
        }
    }

    @Test
    void showsCommandAndLogWhenItDoesNotStart() {
        KafkaOptions wrong = options("wrong").withProperty("process.roles", "observer");
        assertThatThrownBy(() -> KafkaServer.launch(wrong)).isInstanceOf(ServerStartException.class)
                .hasMessageContaining("ended while it started")
                .hasMessageContaining("kafka.tools.StorageTool format -t ")
                .hasMessageContaining("observer");
        assertThat(temporary.resolve("wrong")).doesNotExist();
    }

    private KafkaOptions options(String folder) {
        return KafkaOptions.defaults().withFolder(temporary.resolve(folder));
    }

    private static void send(String address, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(address)) {
            producer.send(new ProducerRecord<>("orders", value)).get(60, TimeUnit.SECONDS);
        }
    }

    private static KafkaProducer<String, String> producer(String address) {
        return new KafkaProducer<>(Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer());
    }

    private static List<String> records(String address, int expected) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("orders", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Deadline deadline = Deadline.after(Duration.ofSeconds(60));
            while (values.size() < expected && !deadline.expired()) {
                consumer.poll(deadline.remaining()).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
