package dev.wadi.benchmark.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the operating system says a process has used so far. Needs Linux's {@code /proc}; elsewhere only the CPU time is known.
 *
 * @param cpuSeconds user and system time of all its threads; steps of 10 ms on Linux
 * @param peakBytes the most memory that was resident at one time, -1 where unknown
 */
public record ProcessUsage(double cpuSeconds, long peakBytes) {

    static ProcessUsage of(long pid) {
        return new ProcessUsage(cpuSeconds(pid), peakBytes(pid));
    }

    private static double cpuSeconds(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElseThrow(() -> new IllegalStateException("process " + pid + " has ended or its CPU time cannot be read")) / 1e9;
    }

    private static long peakBytes(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst().orElse(-1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
