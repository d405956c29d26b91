package dev.wadi.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wadi.testkit.container.ContainerBackends;
import dev.wadi.testkit.process.ProcessBackends;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendSettingsTest {
    @Test
    void usesProcessesUnlessToldOtherwise() {
        assertThat(BackendSettings.of("process", "", Map.of()).provider()).isInstanceOf(ProcessBackends.class);
        assertThat(BackendSettings.of("container", "", Map.of()).provider()).isInstanceOf(ContainerBackends.class);
    }

    @Test
    void rejectsUnknownBackendsAndNamesTheAllowedOnes() {
        assertThatThrownBy(() -> BackendSettings.of("docker", "", Map.of()))
                .hasMessage("-Dbackends=docker: allowed are process and container");
    }

    @Test
    void requiresServersInContinuousIntegration() {
        assertThat(BackendSettings.of("process", "", Map.of()).required()).isFalse();
        assertThat(BackendSettings.of("process", "", Map.of("CI", "true")).required()).isTrue();
        assertThat(BackendSettings.of("process", "true", Map.of()).required()).isTrue();
    }

    @Test
    void letsThePropertyOverruleTheEnvironment() {
        assertThat(BackendSettings.of("process", "false", Map.of("CI", "true")).required()).isFalse();
    }
}
