package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.camel.delivery.NotAttemptedException;
import dev.wadi.camel.delivery.SinkPolicy;
import dev.wadi.testkit.KafkaBackend;
import dev.wadi.testkit.junit.KafkaBroker;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class SinkProducerIT {

    @KafkaBroker
    static KafkaBackend kafka;

    @Test
    void sendsNothingBehindARecordThatWasGivenUp() throws Exception {
        try (SinkProducer producer = producer()) {
            inAnAttempt(() -> {
                assertThat(send(producer, 1).get().hasOffset()).isTrue();
                kafka.pause();
                Future<?> givenUp = send(producer, 1);
                assertThatThrownBy(givenUp::get).hasCauseInstanceOf(TimeoutException.class);
                kafka.resume();

                assertThatThrownBy(send(producer, 1)::get).hasCause(NotAttemptedException.INSTANCE);
            });
            inAnAttempt(() -> assertThat(send(producer, 1).get().hasOffset()).isTrue());
        }
    }

    @Test
    void sendsOnBehindARecordThatCanNeverBeSent() throws Exception {
        try (SinkProducer producer = producer()) {
            inAnAttempt(() -> {
                assertThatThrownBy(send(producer, 2_000_000)::get).hasCauseInstanceOf(RecordTooLargeException.class);

                assertThat(send(producer, 1).get().hasOffset()).isTrue();
            });
        }
    }

    private interface Steps {
        void run() throws Exception;
    }

    private static void inAnAttempt(Steps steps) throws Exception {
        SinkPolicy policy = new SinkPolicy();
        policy.setMaxAttempts(1);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("direct:in").policy(policy).process(exchange -> steps.run());
                }
            });
            context.start();
            Exchange sent = context.createProducerTemplate().send("direct:in", exchange -> {});
            assertThat(sent.getException()).isNull();
        }
    }

    private static Future<RecordMetadata> send(SinkProducer producer, int bytes) {
        return producer.send(new ProducerRecord<>("orders", new byte[bytes]));
    }

    private static SinkProducer producer() {
        Properties properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", "0", "request.timeout.ms", "500",
                "delivery.timeout.ms", "1000", "key.serializer", ByteArraySerializer.class.getName(),
                "value.serializer", ByteArraySerializer.class.getName()));
        return new SinkProducer(properties);
    }
}
