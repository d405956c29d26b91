package dev.wadi.definition;

/** How many events travel together. */
@Section(title = "Batch", doc = "How many events travel together.")
public record BatchDefinition(
        Origin origin,
        @Option(doc = "What completes a batch.") BatchKind kind,
        @Option(doc = "Number of events. In this release it is the most that travel together; a batch leaves earlier when "
                + "the source has no more, so no event waits for others.", min = 1, max = BatchDefinition.LARGEST) int size) {

    /** Most events that a batch may hold: memory, and the time after which a stop gives up, grow with it. */
    public static final long LARGEST = 100_000;
}
