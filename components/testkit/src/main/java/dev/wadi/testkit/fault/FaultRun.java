package dev.wadi.testkit.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Lets faults happen at random moments while changes flow.
 *
 * <p>The changes are divided among the strikes. Each round writes its share on a thread of its own, waits until a random number of its
 * share has arrived (and a few random milliseconds more, so that no phase of a batch is spared), lets the fault happen, and ends when
 * the share is written. Whether everything arrives in the end, the caller awaits.
 *
 * <p>Lifecycle and threads: several runs one after another, by one thread.
 */
public final class FaultRun {
    /** A transaction that died with its server may hold everything up for a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PHASE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Random random;
    private final LongSupplier arrived;
    private final Runnable health;

    /**
     * @param arrived how many different events have arrived so far
     * @param health throws when nothing can be expected to arrive any more, such as when the program under test has ended
     */
    public FaultRun(Seed seed, LongSupplier arrived, Runnable health) {
        this.random = seed.random();
        this.arrived = arrived;
        this.health = health;
    }

    /**
     * Lets the fault happen so many times.
     *
     * @param changes in all, at least two for each strike
     * @param writer writes so many changes and returns when they are confirmed
     * @return what happened, for a line of figures: {@code 5 times kill -9 of the broker in 21.3 s}
     */
    public String strike(Fault fault, int strikes, int changes, IntConsumer writer) {
        if (strikes < 1 || changes / strikes < 2) {
            throw new IllegalArgumentException(changes + " changes for " + strikes + " strikes");
        }
        long start = System.nanoTime();
        int share = changes / strikes;
        for (int strike = 0; strike < strikes; strike++) {
            int count = strike == strikes - 1 ? changes - strike * share : share;
            long moment = arrived.getAsLong() + 1 + random.nextInt(count - 1);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writer.accept(count));
            await(fault.name()).atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> {
                health.run();
                return arrived.getAsLong() >= moment;
            });
            LockSupport.parkNanos((long) (random.nextDouble() * PHASE_NANOS));
            fault.happen();
            writing.join();
        }
        return "%d times %s in %.1f s".formatted(strikes, fault.name(), (System.nanoTime() - start) / 1e9);
    }
}
