package dev.wadi.engine;

import java.time.Duration;

/**
 * Capped exponential waiting: each wait is twice the one before.
 *
 * @param first the first wait
 * @param longest no wait is longer
 */
record BackOff(Duration first, Duration longest) {

    /** @param attempt how often it was tried in vain, from 1 */
    Duration afterAttempt(int attempt) {
        long factor = 1L << Math.min(attempt - 1, 30);
        long millis = Math.min(first.toMillis() * factor, longest.toMillis());
        return Duration.ofMillis(millis);
    }
}
