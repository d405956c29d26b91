package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLevelTest {

    @Test
    void isInfoUnlessSaid() {
        assertThat(LogLevel.wanted(Map.of())).isEqualTo("info");
    }

    @Test
    void prefersItsOwnVariable() {
        assertThat(LogLevel.wanted(Map.of("WADI_LOG", "DEBUG", "RUST_LOG", "error"))).isEqualTo("debug");
    }

    @Test
    void takesTheProgramsLevelOutOfRustLog() {
        assertThat(LogLevel.wanted(Map.of("RUST_LOG", "trace"))).isEqualTo("trace");
        assertThat(LogLevel.wanted(Map.of("RUST_LOG", "warn,hyper=info"))).isEqualTo("warn");
        assertThat(LogLevel.wanted(Map.of("RUST_LOG", "warn,mstream=debug"))).isEqualTo("debug");
    }
}
