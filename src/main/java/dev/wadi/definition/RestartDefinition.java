package dev.wadi.definition;

import java.time.Duration;

/** How a connector that failed starts again. */
@Section(title = "Restart", doc = "How a connector that failed starts again by itself. It does not when only a person can help: an "
        + "event stopped it as on_failure says, or its position is lost. Success (anything delivered, or longest_wait without a "
        + "failure) counts from the beginning again.")
public record RestartDefinition(
        Origin origin,
        @Option(doc = "Restarts without success in between, after which the connector stays failed; 0: it does not start again.",
                defaultsTo = "" + RestartDefinition.USUAL_ATTEMPTS, min = 0, max = 1_000_000)
        int maxAttempts,
        @Option(doc = "Wait before the first restart; it doubles with each further one, with jitter.", defaultsTo = "1s")
        Duration firstWait,
        @Option(doc = "Longest wait.", defaultsTo = "1m") Duration longestWait) {

    /** Restarts of a connector that says nothing about them: about five minutes. */
    public static final int USUAL_ATTEMPTS = 10;
    /** First wait of a connector that says nothing about it. */
    public static final Duration USUAL_FIRST_WAIT = Duration.ofSeconds(1);
    /** Longest wait of a connector that says nothing about it. */
    public static final Duration USUAL_LONGEST_WAIT = Duration.ofMinutes(1);
}
