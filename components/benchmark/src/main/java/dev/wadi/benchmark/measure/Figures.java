package dev.wadi.benchmark.measure;

/**
 * What one run of one side came to.
 *
 * @param events events of the measured part
 * @param bytes their size at the source
 * @param seconds from the first to the last of them at the other side
 * @param cpuSeconds what the side's process used of the processors meanwhile
 * @param peakBytes the most memory that its process had resident since its start, -1 where unknown
 * @param p50Millis median delay from write to arrival, NaN for a backlog
 * @param p99Millis delay that 99 in 100 stay below, NaN for a backlog
 */
public record Figures(
        long events, long bytes, double seconds, double cpuSeconds, long peakBytes, double p50Millis, double p99Millis) {

    public double eventsPerSecond() {
        return events / seconds;
    }

    public double eventsPerCpuSecond() {
        return events / cpuSeconds;
    }

    public double megabytesPerSecond() {
        return bytes / seconds / 1e6;
    }
}
