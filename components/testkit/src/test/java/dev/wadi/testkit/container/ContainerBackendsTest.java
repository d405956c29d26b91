package dev.wadi.testkit.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.testkit.BackendNeeds;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerBackendsTest {
    @Test
    void saysThatThreeNodesNeedProcesses() {
        assertThat(new ContainerBackends().missing(new BackendNeeds.Mongo(3, 64, List.of()))).hasValue(
                "a replica set of 3 nodes; containers give one node, processes (without -Dbackends=container) give three");
    }

    @Test
    void namesImagesWithTheirVersion() {
        assertThat(List.of(Images.mongo(), Images.kafka())).allMatch(image -> image.matches("[a-z/]+:[0-9.]+"));
    }

    @Test
    void turnsBrokerPropertiesIntoTheImagesVariables() {
        assertThat(KafkaContainer.variable("listener.security.protocol.map")).isEqualTo("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP");
    }
}
