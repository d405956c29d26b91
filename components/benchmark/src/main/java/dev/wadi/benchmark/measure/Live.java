package dev.wadi.benchmark.measure;

import dev.wadi.benchmark.side.Side;
import dev.wadi.benchmark.side.Transfer;
import dev.wadi.servers.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.RawBsonDocument;

/**
 * Inserts documents at a fixed rate while a side runs, and measures how late each arrives.
 *
 * <p>A document counts as written when its insert is sent. Inserts follow the clock, not the answers: what is due goes in one
 * insert, so a slow server makes larger inserts, not fewer.
 *
 * @param rate documents a second
 * @param warmUpSeconds time before the measured part, at the same rate
 * @param seconds length of the measured part
 */
record Live(int rate, int warmUpSeconds, int seconds, int eventBytes) {

    private static final long TICK_NANOS = 2_000_000;
    private static final Duration LAST_ARRIVAL = Duration.ofSeconds(60);

    Figures run(Side side, Transfer transfer, Site site, Orders orders, Path folder, List<String> jvmOptions) {
        int warmUp = rate * warmUpSeconds;
        int total = warmUp + rate * seconds;
        Arrivals arrivals = new Arrivals(site.brokers(), transfer.topic(), total);
        Thread reader = new Thread(arrivals, "arrivals");
        try (ChildProcess process = ChildProcess.start(side.prepare(transfer, folder, jvmOptions))) {
            reader.start();
            Writer writer = new Writer(site, transfer.collection(), orders, arrivals);
            writer.writeOne();
            awaitArrivals(1, side, process, arrivals);
            writer.writeUntil(warmUp);
            long begin = System.nanoTime();
            ProcessUsage first = ProcessUsage.of(process.pid());
            writer.writeUntil(total);
            awaitArrivals(total, side, process, arrivals);
            long end = System.nanoTime();
            ProcessUsage last = ProcessUsage.of(process.pid());
            process.terminate(Duration.ofSeconds(30));
            int events = total - warmUp;
            return new Figures(events, (long) events * eventBytes, (end - begin) / 1e9,
                    last.cpuSeconds() - first.cpuSeconds(), last.peakBytes(),
                    arrivals.percentileMillis(warmUp, 0.50), arrivals.percentileMillis(warmUp, 0.99));
        } finally {
            arrivals.stop();
            join(reader);
        }
    }

    private static void awaitArrivals(int wanted, Side side, ChildProcess process, Arrivals arrivals) {
        long deadline = System.nanoTime() + LAST_ARRIVAL.toNanos();
        while (arrivals.arrived() < wanted) {
            if (!process.alive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(side.title() + " delivered " + arrivals.arrived() + " of " + wanted + " events\n"
                        + process.lastLines());
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private static void join(Thread reader) {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a run ended", e);
        }
    }

    /** Writes the documents 0, 1, 2, … when they are due. */
    private final class Writer {

        private final Site site;
        private final String collection;
        private final Orders orders;
        private final Arrivals arrivals;
        private int next;

        Writer(Site site, String collection, Orders orders, Arrivals arrivals) {
            this.site = site;
            this.collection = collection;
            this.orders = orders;
            this.arrivals = arrivals;
        }

        void writeOne() {
            insert(next + 1);
        }

        void writeUntil(int end) {
            int from = next;
            long begin = System.nanoTime();
            while (next < end) {
                long due = from + (System.nanoTime() - begin) * rate / 1_000_000_000L;
                if (due > next) {
                    insert((int) Math.min(due, end));
                } else {
                    LockSupport.parkNanos(TICK_NANOS);
                }
            }
        }

        private void insert(int end) {
            List<RawBsonDocument> due = new ArrayList<>(end - next);
            for (int number = next; number < end; number++) {
                due.add(orders.numbered(number));
            }
            for (int number = next; number < end; number++) {
                arrivals.written(number);
            }
            site.collection(collection).insertMany(due);
            next = end;
        }
    }
}
