package dev.wadi.benchmark.measure;

import java.util.List;

/**
 * How much is moved, and how often.
 *
 * @param events events of a backlog that are measured
 * @param warmUp events before them that are not
 * @param size bytes of a document
 * @param rounds runs of each side
 * @param batchSize most events in one batch of the loop: what Wadi has as default
 * @param liveWarmUpSeconds unmeasured part of a live run
 * @param liveSeconds measured part of a live run
 * @param jvmOptions the same for both sides
 */
public record Load(int events, int warmUp, int size, int rounds, int batchSize, int liveWarmUpSeconds, int liveSeconds,
        List<String> jvmOptions) {

    public Load {
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** Events of a backlog, the warm-up included. */
    public int total() {
        return events + warmUp;
    }
}
