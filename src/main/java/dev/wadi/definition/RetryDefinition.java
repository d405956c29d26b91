package dev.wadi.definition;

import java.time.Duration;
import java.util.Optional;

/** How events go to a sink again. */
@Section(title = "Retry", doc = "How events that a sink does not take go again. Only the failed events go, and the later ones of "
        + "their keys. What can never be delivered (a document that is not valid, a record that is too large) is not tried again; "
        + "wrong credentials stop the connector.")
public record RetryDefinition(
        Origin origin,
        @Option(doc = "Wait after the first failure; it doubles with each further one, with jitter.", defaultsTo = "100ms")
        Duration firstWait,
        @Option(doc = "Longest wait.", defaultsTo = "30s") Duration longestWait,
        @Option(doc = "How often an event goes to the sink in all before on_failure decides. Left out, faults that pass by "
                + "themselves (network, elections, overload) are tried for as long as it takes, others 10 times.",
                min = 1, max = 1_000_000) Optional<Long> maxAttempts) {}
