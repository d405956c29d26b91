package dev.wadi.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.catalog.KafkaPropertyNames.Side;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaPropertyNamesTest {

    @Test
    void translatesEveryRenamedPropertyToOneOfTheJavaClient() {
        assertThat(KafkaPropertyNames.renamed().keySet())
                .allSatisfy(name -> assertThat(KafkaPropertyNames.javaName(name)).as(name).isPresent());
    }

    @Test
    void namesOnlyOptionsThatTheEndpointHas() {
        Set<String> setters = Arrays.stream(KafkaConfiguration.class.getMethods()).map(method -> method.getName())
                .filter(name -> name.startsWith("set")).map(name -> name.substring(3).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (Side side : new Side[] {Side.CONSUMER, Side.PRODUCER}) {
            Set<String> names = side == Side.CONSUMER ? ConsumerConfig.configNames() : ProducerConfig.configNames();
            assertThat(names).allSatisfy(name -> {
                String option = KafkaPropertyNames.endpointOption(name, side);
                if (!option.startsWith("additionalProperties.")) {
                    assertThat(setters).contains(option.toLowerCase(Locale.ROOT));
                }
            });
        }
    }

    @Test
    void keepsConsumerAndProducerApart() {
        assertThat(KafkaPropertyNames.side("group.id")).isEqualTo(Side.CONSUMER);
        assertThat(KafkaPropertyNames.side("acks")).isEqualTo(Side.PRODUCER);
        assertThat(KafkaPropertyNames.side("bootstrap.servers")).isEqualTo(Side.BOTH);
        assertThat(KafkaPropertyNames.endpointOption("request.timeout.ms", Side.CONSUMER)).isEqualTo("consumerRequestTimeoutMs");
        assertThat(KafkaPropertyNames.endpointOption("request.timeout.ms", Side.PRODUCER)).isEqualTo("requestTimeoutMs");
    }

    @Test
    void ignoresNoPropertyThatTheJavaClientHas() {
        assertThat(KafkaPropertyNames.withoutEquivalent())
                .noneMatch(ConsumerConfig.configNames()::contains);
    }
}
