package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.wadi.servers.FreePorts;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class SinkProducerTest {

    private final ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("orders", new byte[1]);

    @Test
    void saysThatThereIsNoBroker() {
        try (SinkProducer producer = new SinkProducer(nobodyThere())) {
            TimeoutException thrown = catchThrowableOfType(TimeoutException.class, () -> producer.send(record));

            assertThat(thrown).hasMessageContaining("orders");
        }
    }

    /** {@code SinkAttempts} takes a batch's exception that is also a record's for the sign that every record has its answer. */
    @Test
    void doesNotThrowWhatTheRecordIsAnsweredWith() {
        AtomicReference<Exception> answer = new AtomicReference<>();
        try (SinkProducer producer = new SinkProducer(nobodyThere())) {
            TimeoutException thrown = catchThrowableOfType(TimeoutException.class,
                    () -> producer.send(record, (metadata, failure) -> answer.set(failure)));

            assertThat(answer.get()).isNotNull();
            assertThat(thrown).isNotSameAs(answer.get()).hasCause(answer.get());
        }
    }

    private static Properties nobodyThere() {
        Properties properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", "127.0.0.1:" + FreePorts.next(), "max.block.ms", "10",
                "key.serializer", ByteArraySerializer.class.getName(), "value.serializer", ByteArraySerializer.class.getName()));
        return properties;
    }
}
