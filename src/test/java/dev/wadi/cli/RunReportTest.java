package dev.wadi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wadi.engine.ConnectorProgress;
import dev.wadi.engine.ConnectorState;
import dev.wadi.engine.ConnectorStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunReportTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final SteppingClock clock = new SteppingClock();

    @Test
    void tellsEachChangeAsLine() {
        RunReport report = report(false, 80);

        report.changed(new ConnectorStatus("orders", ConnectorState.WAITING, "mongo-local (a.toml:3): Connection refused"));
        report.changed(new ConnectorStatus("orders", ConnectorState.FAILED, "no replica set"));

        assertThat(lines()).containsExactly(
                "12:00:00 orders: waiting for mongo-local (a.toml:3): Connection refused",
                "12:00:00 orders: failed: no replica set");
    }

    @Test
    void ratesCountWhatMovedSinceTheLastTime() {
        RunReport report = report(false, 80);
        report.changed(new ConnectorStatus("orders", ConnectorState.RUNNING, ""));

        clock.now = clock.now.plusSeconds(60);
        report.figures(List.of(new ConnectorProgress("orders", 6000, 2_400_000, 0, 0, 0, 0, 0, 120)));
        clock.now = clock.now.plusSeconds(60);
        report.figures(List.of(new ConnectorProgress("orders", 6060, 2_424_000, 1, 0, 0, 0, 0, 4200)));

        assertThat(lines()).containsExactly(
                "12:00:00 orders: running",
                "12:01:00 orders: 6,000 events, 100/s, lag 120 ms, 2.4 MB, 0 retries",
                "12:02:00 orders: 6,060 events, 1.0/s, lag 4.2 s, 2.4 MB, 1 retry");
    }

    @Test
    void saysNoFiguresOfConnectorThatIsOver() {
        RunReport report = report(false, 80);
        report.changed(new ConnectorStatus("orders", ConnectorState.FAILED, "x"));

        report.figures(List.of(new ConnectorProgress("orders", 1, 1, 0, 0, 0, 0, 0, 0)));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void writesNoControlCharacterWithoutTerminal() {
        RunReport report = report(false, 80);

        report.live(List.of(new ConnectorProgress("orders", 1, 1, 0, 0, 0, 0, 0, 0)));
        report.end();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void keepsOneLiveLineBelowTheOthers() {
        RunReport report = report(true, 200);
        report.changed(new ConnectorStatus("orders", ConnectorState.RUNNING, ""));
        clock.now = clock.now.plusSeconds(1);

        report.live(List.of(new ConnectorProgress("orders", 50, 1000, 0, 0, 0, 0, 0, 5)));
        report.say("hello");
        report.end();

        String clear = "\r\u001b[K";
        String live = "orders running: 50 events, 50/s, lag 5 ms, 1.0 kB, 0 retries";
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(
                "12:00:00 orders: running\n" + clear + live + clear + "12:00:01 hello\n" + live + clear);
    }

    @Test
    void sumsUpSeveralConnectorsInTheLiveLine() {
        RunReport report = report(true, 200);
        report.changed(new ConnectorStatus("a", ConnectorState.RUNNING, ""));
        report.changed(new ConnectorStatus("b", ConnectorState.FAILED, "x"));
        report.changed(new ConnectorStatus("c", ConnectorState.RUNNING, ""));
        clock.now = clock.now.plusSeconds(1);

        report.live(List.of(new ConnectorProgress("a", 10, 10, 0, 0, 0, 0, 0, 5), new ConnectorProgress("b", 5, 10, 1, 0, 0, 0, 0, 99_999),
                new ConnectorProgress("c", 10, 10, 0, 0, 0, 0, 0, 7)));

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .endsWith("2 running, 1 failed: 25 events, 25/s, lag 7 ms, 30 B, 1 retry");
    }

    @Test
    void cutsTheLiveLineAtTheTerminalsWidth() {
        RunReport report = report(true, 20);
        report.changed(new ConnectorStatus("orders", ConnectorState.RUNNING, ""));

        report.live(List.of(new ConnectorProgress("orders", 50, 1000, 0, 0, 0, 0, 0, 5)));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("\u001b[Korders running: 50 ");
    }

    private RunReport report(boolean terminal, int columns) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new RunReport(new Screen(out, terminal, columns), clock);
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("always UTC");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
