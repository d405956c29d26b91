package dev.wadi.cli;

import java.time.Duration;
import java.util.Locale;

/** Numbers in the form that people read. */
final class Figures {

    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private Figures() {}

    /** {@code 1,234,567}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Decimal units: {@code 999 B}, {@code 1.5 kB}, {@code 12 GB}. */
    static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        String form = unit == 0 || value >= 9.95 ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, form, value, BYTE_UNITS[unit]);
    }

    /** Events per second over an interval: {@code 0/s}, {@code 0.3/s}, {@code 12,345/s}. */
    static String rate(long events, Duration interval) {
        double perSecond = interval.isZero() ? 0 : events * 1e9 / interval.toNanos();
        return String.format(Locale.ROOT, perSecond > 0 && perSecond < 9.95 ? "%.1f/s" : "%,.0f/s", perSecond);
    }

    /** {@code 850 ms}, {@code 4.2 s}, {@code 3 min}, {@code 5 h}, {@code 2 d}. */
    static String duration(long millis) {
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        Duration duration = Duration.ofMillis(millis);
        if (duration.toHours() == 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toDays() == 0 ? duration.toHours() + " h" : duration.toDays() + " d";
    }
}
