package dev.wadi.camel.headers;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.util.CaseInsensitiveMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteeringHeadersTest {

    @ParameterizedTest
    @ValueSource(strings = {"CamelFileName", "camelfilename", "CAMELFILENAME", "kafka.OVERRIDE_TOPIC", "KAFKA.override_topic",
        "kAfKa.KEY", "CamelKafkaOverrideTopic", "org.apache.camel.Anything", "ORG.APACHE.CAMEL.x"})
    void steersInAnyLetterCase(String name) {
        assertThat(SteeringHeaders.contains(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "topic", "operation_type", "kafkaesque", "came", "origin", "traceparent", "x-camel"})
    void dataIsNotSteering(String name) {
        assertThat(SteeringHeaders.contains(name)).isFalse();
    }

    @Test
    void seesEverySpellingThatCamelsHeaderMapTakesForTheSameName() {
        String kelvin = "\u212Aafka.OVERRIDE_TOPIC";
        CaseInsensitiveMap headers = new CaseInsensitiveMap();
        headers.put(kelvin, "stolen");

        assertThat(headers.get("kafka.OVERRIDE_TOPIC")).isEqualTo("stolen");
        assertThat(SteeringHeaders.contains(kelvin)).isTrue();
    }
}
