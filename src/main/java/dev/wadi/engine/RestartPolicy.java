package dev.wadi.engine;

import java.time.Duration;

/**
 * How a connector that failed starts again.
 *
 * @param maxAttempts restarts without any success in between, after which it stays failed; 0: it does not start again
 * @param firstWait wait before the first restart; it doubles with each further one, with jitter
 * @param longestWait longest wait; a connector that has run for so long, or has delivered anything, has succeeded
 */
public record RestartPolicy(int maxAttempts, Duration firstWait, Duration longestWait) {

    /** A connector that failed stays so. */
    public static final RestartPolicy NONE = new RestartPolicy(0, Duration.ZERO, Duration.ZERO);
}
