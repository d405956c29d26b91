package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "1550, 1.6 kB", "9949, 9.9 kB", "9950, 10 kB", "999499, 999 kB",
            "999500, 1.0 MB", "12000000000, 12 GB"})
    void writesBytesInDecimalUnits(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 60, 0/s", "3, 10, 0.3/s", "99, 10, 9.9/s", "995, 100, 10/s", "740700, 60, '12,345/s'", "7, 0, 0/s"})
    void writesRatePerSecond(long events, long seconds, String text) {
        assertThat(Figures.rate(events, Duration.ofSeconds(seconds))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.0 s", "59999, 60.0 s", "60000, 1 min", "3600000, 1 h", "172800000, 2 d"})
    void writesDurations(long millis, String text) {
        assertThat(Figures.duration(millis)).isEqualTo(text);
    }

    @Test
    void groupsThousands() {
        assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    }
}
