package dev.wadi.benchmark.measure;

import dev.wadi.benchmark.side.Side;
import dev.wadi.benchmark.side.Transfer;
import dev.wadi.servers.ChildCommand;
import dev.wadi.servers.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a side work off a backlog and watches the other end.
 *
 * <p>The first events are a warm-up: they are delivered and not counted, so that the figures are those of a program that runs,
 * not of one that starts.
 *
 * @param warmUp events before the measured part
 * @param total events of the backlog, warm-up included
 * @param eventBytes average size of an event at the source
 */
record Drain(int warmUp, int total, int eventBytes, Duration timeout) {

    private static final long LOOK_NANOS = 5_000_000;

    Figures run(Side side, Transfer transfer, Destination destination, Path folder, List<String> jvmOptions) {
        return run(side.title(), side.prepare(transfer, folder, jvmOptions), destination);
    }

    /** @param title of the side, for the message about events that are missing */
    Figures run(String title, ChildCommand command, Destination destination) {
        try (ChildProcess process = ChildProcess.start(command)) {
            long deadline = System.nanoTime() + timeout.toNanos();
            long before = await(Math.max(1, warmUp), process, destination, deadline);
            long begin = System.nanoTime();
            ProcessUsage first = ProcessUsage.of(process.pid());
            long arrived = await(total, process, destination, deadline);
            long end = System.nanoTime();
            ProcessUsage last = ProcessUsage.of(process.pid());
            process.terminate(Duration.ofSeconds(30));
            long afterwards = destination.arrived();
            if (arrived != total || afterwards != total) {
                throw new IllegalStateException(title + " delivered " + afterwards + " of " + total + " events");
            }
            long events = total - before;
            return new Figures(events, events * eventBytes, (end - begin) / 1e9, last.cpuSeconds() - first.cpuSeconds(),
                    last.peakBytes(), Double.NaN, Double.NaN);
        }
    }

    /** Returns how many have arrived once they are at least that many. */
    private static long await(long wanted, ChildProcess process, Destination destination, long deadline) {
        while (true) {
            long arrived = destination.arrived();
            if (arrived >= wanted) {
                return arrived;
            }
            if (!process.alive() || System.nanoTime() > deadline) {
                throw new IllegalStateException((process.alive() ? "too slow: " : "has ended: ") + arrived + " events arrived, "
                        + wanted + " were awaited\n  " + process.command().commandLine() + "\n" + process.lastLines());
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
