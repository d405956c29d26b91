package dev.wadi.definition;

import java.time.Duration;

/** How many events travel together. */
@Section(title = "Batch", doc = "How many events travel together. A batch leaves when it has size events or max_bytes, or when "
        + "its first event has waited for max_wait. Its position is saved when every sink has confirmed it whole.")
public record BatchDefinition(
        Origin origin,
        @Option(doc = "What completes a batch.") BatchKind kind,
        @Option(doc = "Number of events.", min = 1, max = BatchDefinition.LARGEST) int size,
        @Option(doc = "How long an event waits for others.", defaultsTo = "1s") Duration maxWait,
        @Option(doc = "Bytes of events that make a batch full before size does; a single larger event travels alone.",
                defaultsTo = "16MB") ByteSize maxBytes) {

    /** Most events that a batch may hold: memory, and the time after which a stop gives up, grow with it. */
    public static final long LARGEST = 100_000;
}
