package dev.wadi.engine;

import java.time.Duration;

/**
 * How patient the engine is.
 *
 * @param connectTimeout how long a connector waits for its services before it fails
 * @param drainTime how long a stop may take, from the order to the end
 */
public record EngineSettings(Duration connectTimeout, Duration drainTime) {

    public static final EngineSettings DEFAULT = new EngineSettings(Duration.ofMinutes(5), Duration.ofSeconds(10));

    public EngineSettings {
        requirePositive(connectTimeout, "connect timeout");
        requirePositive(drainTime, "drain time");
    }

    private static void requirePositive(Duration duration, String what) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(what + " must be longer than 0");
        }
    }
}
