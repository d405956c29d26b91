package dev.wadi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNameTest {

    private static final List<String> OPTIONS = List.of("brokers", "compression", "resource", "service_name", "topic");

    @Test
    void findsMissingSwappedAndChangedLetters() {
        assertThat(NearName.of("compresion", OPTIONS)).isEqualTo("compression");
        assertThat(NearName.of("resuorce", OPTIONS)).isEqualTo("resource");
        assertThat(NearName.of("borkers", OPTIONS)).isEqualTo("brokers");
        assertThat(NearName.of("Service-Name", OPTIONS)).isEqualTo("service_name");
        assertThat(NearName.of("service", OPTIONS)).isEqualTo("service_name");
    }

    @Test
    void staysQuietWhenNothingIsNear() {
        assertThat(NearName.of("partition", OPTIONS)).isNull();
        assertThat(NearName.of("x", List.of("y"))).isNull();
        assertThat(NearName.of("anything", List.of())).isNull();
    }

    @Test
    void staysQuietWhenTwoAreEquallyNear() {
        assertThat(NearName.of("orders-x", List.of("orders-a", "orders-b"))).isNull();
        assertThat(NearName.of("orders-a", List.of("orders-a1", "orders-a2"))).isNull();
    }
}
