package dev.wadi.cli;

import dev.wadi.engine.ConnectorProgress;
import dev.wadi.engine.ConnectorState;
import dev.wadi.engine.ConnectorStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what the connectors do: each change of state as a line, their figures as one line each when {@link #figures} is called,
 * and one live line for all of them. Threads: safe.
 */
public final class RunReport {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Screen screen;
    private final Clock clock;
    private final Map<String, ConnectorState> states = new LinkedHashMap<>();
    private final Interval sinceFigures;
    private final Interval sinceLive;

    RunReport(Screen screen, Clock clock) {
        this.screen = screen;
        this.clock = clock;
        this.sinceFigures = new Interval(clock.instant());
        this.sinceLive = new Interval(clock.instant());
    }

    /** One line for a change of state. */
    public synchronized void changed(ConnectorStatus status) {
        states.put(status.connector(), status.state());
        say(status.connector() + ": " + status.describe());
    }

    /** One line that is not about a single connector. */
    public void say(String text) {
        screen.line(LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).format(TIME) + " " + text);
    }

    /** One line for each connector that is not over: its figures, the rate since the last call. */
    public synchronized void figures(List<ConnectorProgress> progress) {
        Duration interval = sinceFigures.next(clock.instant());
        for (ConnectorProgress one : progress) {
            long moved = sinceFigures.moved(one);
            ConnectorState state = states.get(one.connector());
            if (state != null && !state.isFinal()) {
                say(one.connector() + ": " + line(one.events(), moved, interval, one.lagMillis(), one.bytes(), one.retries())
                        + besides(one.deadLetters(), "dead letters") + besides(one.skipped(), "skipped")
                        + besides(one.duplicates(), "duplicates left out") + besides(one.filtered(), "left out by scripts"));
            }
        }
    }

    /** The live line: figures of all connectors together. */
    public synchronized void live(List<ConnectorProgress> progress) {
        Duration interval = sinceLive.next(clock.instant());
        long events = 0;
        long moved = 0;
        long lagMillis = 0;
        long bytes = 0;
        long retries = 0;
        for (ConnectorProgress one : progress) {
            moved += sinceLive.moved(one);
            events += one.events();
            bytes += one.bytes();
            retries += one.retries();
            if (states.get(one.connector()) == ConnectorState.RUNNING) {
                lagMillis = Math.max(lagMillis, one.lagMillis());
            }
        }
        screen.live(who() + ": " + line(events, moved, interval, lagMillis, bytes, retries));
    }

    /** Takes the live line away. */
    public void end() {
        screen.endLive();
    }

    /** The only connector by name, several by how many are in which state. */
    private String who() {
        if (states.size() == 1) {
            Map.Entry<String, ConnectorState> only = states.entrySet().iterator().next();
            return only.getKey() + " " + only.getValue().word();
        }
        Map<ConnectorState, Integer> counts = new LinkedHashMap<>();
        for (ConnectorState state : ConnectorState.values()) {
            int count = (int) states.values().stream().filter(state::equals).count();
            if (count > 0) {
                counts.put(state, count);
            }
        }
        return String.join(", ", counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word()).toList());
    }

    private static String line(long events, long moved, Duration interval, long lagMillis, long bytes, long retries) {
        return Figures.count(events) + " events, " + Figures.rate(moved, interval) + ", lag " + Figures.duration(lagMillis)
                + ", " + Figures.bytes(bytes) + ", " + Figures.count(retries) + (retries == 1 ? " retry" : " retries");
    }

    /** Counts that are nothing to speak of while they are zero. */
    private static String besides(long count, String what) {
        return count == 0 ? "" : ", " + Figures.count(count) + " " + what;
    }

    /** What moved between two calls. */
    private static final class Interval {

        private final Map<String, Long> eventsBefore = new HashMap<>();
        private Instant start;

        Interval(Instant start) {
            this.start = start;
        }

        Duration next(Instant now) {
            Duration passed = Duration.between(start, now);
            start = now;
            return passed;
        }

        long moved(ConnectorProgress progress) {
            Long before = eventsBefore.put(progress.connector(), progress.events());
            return progress.events() - (before == null ? 0 : before);
        }
    }
}
