package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.camel.delivery.NotAttemptedException;
import dev.wadi.camel.delivery.SinkPolicy;
import dev.wadi.servers.FreePorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class SinkProducerTest {

    private final ProducerRecord<byte[], byte[]> record = new ProducerRecord<>("orders", new byte[1]);
    private final List<Exception> answers = new ArrayList<>();

    /** Each would wait as long as the first, and the last be answered after a quarter of an hour. */
    @Test
    void answersAtOnceWhatIsBehindARecordThatItCouldNotTake() throws Exception {
        attempt(100_000, 1);

        assertThat(answers).hasSize(100_000);
        assertThat(answers.get(0)).isInstanceOf(TimeoutException.class);
        assertThat(answers.subList(1, answers.size())).containsOnly(NotAttemptedException.INSTANCE);
    }

    @Test
    void triesAgainInTheNextAttempt() throws Exception {
        attempt(2, 2);

        assertThat(answers).extracting(TimeoutException.class::isInstance).containsExactly(true, false, true, false);
    }

    @Test
    void isKafkasOwnOutsideOfAttempts() {
        try (SinkProducer producer = new SinkProducer(nobodyThere())) {
            send(producer);
            send(producer);
        }

        assertThat(answers).hasSize(2).allMatch(TimeoutException.class::isInstance);
    }

    private void attempt(int records, int attempts) throws Exception {
        try (SinkProducer producer = new SinkProducer(nobodyThere()); DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").policy(new SinkPolicy()).process(exchange -> IntStream.range(0, records).forEach(n -> send(producer)));
                }
            });
            context.start();
            for (int attempt = 0; attempt < attempts; attempt++) {
                context.createProducerTemplate().sendBody("direct:in", "batch");
            }
        }
    }

    private void send(SinkProducer producer) {
        producer.send(record, (metadata, failure) -> answers.add(failure));
    }

    private static Properties nobodyThere() {
        Properties properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", "127.0.0.1:" + FreePorts.next(), "max.block.ms", "10",
                "key.serializer", ByteArraySerializer.class.getName(), "value.serializer", ByteArraySerializer.class.getName()));
        return properties;
    }
}
