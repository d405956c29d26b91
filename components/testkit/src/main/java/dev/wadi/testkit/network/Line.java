package dev.wadi.testkit.network;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How one direction treats what passes, for all connections together: when a piece may go on is asked of this class only.
 * Thread safe; every change takes effect at once, on pieces that wait already as well.
 */
final class Line {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean silent;
    private long passed;
    private long delayNanos;
    /** 0: no limit. */
    private long bytesPerSecond;
    /** When the line has carried everything that was let pass so far. */
    private long freeNanos = System.nanoTime();

    void silence(boolean newSilent) {
        change(() -> silent = newSilent);
    }

    void delay(Duration delay) {
        change(() -> delayNanos = delay.toNanos());
    }

    void limit(long newBytesPerSecond) {
        change(() -> bytesPerSecond = newBytesPerSecond);
    }

    /** Waits until a piece of so many bytes, read at that time, may be written. */
    void awaitPassage(long readNanos, int bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitCapacity(bytes);
            long wait = readNanos + delayNanos - System.nanoTime();
            while (silent || wait > 0) {
                if (silent) {
                    changed.await();
                } else {
                    changed.awaitNanos(wait);
                }
                wait = readNanos + delayNanos - System.nanoTime();
            }
            passed += bytes;
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes may have been written so far. */
    long passed() {
        lock.lock();
        try {
            return passed;
        } finally {
            lock.unlock();
        }
    }

    private void awaitCapacity(int bytes) throws InterruptedException {
        if (bytesPerSecond == 0) {
            return;
        }
        long now = System.nanoTime();
        freeNanos = (freeNanos - now > 0 ? freeNanos : now) + bytes * SECOND / bytesPerSecond;
        long mine = freeNanos;
        long wait = mine - now;
        while (bytesPerSecond > 0 && wait > 0) {
            changed.awaitNanos(wait);
            wait = mine - System.nanoTime();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            freeNanos = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
