package dev.wadi.camel.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class KafkaSourceTest {

    @Test
    void nameThatNoNameServerKnowsIsTriedAgain() {
        KafkaSource source = new KafkaSource();

        assertThatThrownBy(() -> source.connect(() -> {
            throw new KafkaException("no client", new ConfigException("No resolvable bootstrap urls given in bootstrap.servers"));
        })).isInstanceOf(KafkaException.class);

        assertThat(source.hasFailed()).isFalse();
    }
}
