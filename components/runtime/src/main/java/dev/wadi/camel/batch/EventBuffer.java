package dev.wadi.camel.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands events from the thread that reads ahead to the thread that delivers.
 *
 * <p>A take returns what is there, up to a limit, and does not wait for more: while one batch is with the sinks, whatever
 * arrives meanwhile becomes the next. With a gathering time it waits, so long at most, until the limit or the bytes are full.
 * Bounded by count and by bytes, so a slow sink stops the reading instead of growing memory; a single event larger than the byte
 * limit still passes, alone.
 *
 * <p>Beside events the reader reports idle positions: points up to which there is nothing to deliver. One is handed out only
 * when everything put before it was taken, so it can never overtake an event (invariant 1).
 *
 * <p>Threads: any number of readers, each with an order of its own, and one taker. Closing wakes them all.
 */
public final class EventBuffer<E extends EventOrigin> {

    /**
     * What one take returned.
     *
     * @param events events in source order, possibly none
     * @param idlePosition position behind the events at which the source had nothing more, or null
     * @param closed true when the reader has ended and nothing is left
     */
    public record Taken<E>(List<E> events, String idlePosition, boolean closed) {}

    private final int maxEvents;
    private final long maxBytes;
    private final long gatherNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ArrayDeque<E> events = new ArrayDeque<>();
    private long bytes;
    /** When the oldest event was first seen waiting; of those that a take left behind, when it did. */
    private long waitingSinceNanos;
    private String idlePosition;
    private boolean closed;

    public EventBuffer(int maxEvents, long maxBytes) {
        this(maxEvents, maxBytes, Duration.ZERO);
    }

    /**
     * A buffer that gathers.
     *
     * @param gathering how long an event waits for others until a take's limit is reached; zero: not at all
     */
    public EventBuffer(int maxEvents, long maxBytes, Duration gathering) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
        this.gatherNanos = gathering.toNanos();
    }

    /**
     * Appends events in order, waiting while the buffer is full.
     *
     * @return false when the buffer was closed; what was not yet appended is dropped, its position is not settled
     */
    public boolean put(List<E> arrived) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (E event : arrived) {
                while (!closed && isFull()) {
                    notEmpty.signal();
                    notFull.await();
                }
                if (closed) {
                    return false;
                }
                if (events.isEmpty()) {
                    waitingSinceNanos = System.nanoTime();
                }
                events.add(event);
                bytes += event.sizeInBytes();
                idlePosition = null;
            }
            notEmpty.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Says that the source has nothing more up to this position. */
    public void idle(String position) {
        lock.lock();
        try {
            idlePosition = position;
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes up to {@code limit} events, waiting up to the given time for the first one or an idle position, and then the gathering
     * time for the rest.
     */
    public Taken<E> take(int limit, long waitMillis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = TimeUnit.MILLISECONDS.toNanos(waitMillis);
            while (events.isEmpty() && idlePosition == null && !closed && nanos > 0) {
                nanos = notEmpty.awaitNanos(nanos);
            }
            gather(limit);
            List<E> taken = new ArrayList<>(Math.min(limit, events.size()));
            long takenBytes = 0;
            while (!events.isEmpty() && taken.size() < limit && (taken.isEmpty() || takenBytes < maxBytes)) {
                E event = events.poll();
                takenBytes += event.sizeInBytes();
                taken.add(event);
            }
            bytes -= takenBytes;
            waitingSinceNanos = System.nanoTime();
            notFull.signalAll();
            String idle = null;
            if (events.isEmpty()) {
                idle = idlePosition;
                idlePosition = null;
            }
            return new Taken<>(taken, idle, closed && events.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** Ends the buffer; {@code discard} drops what was not taken yet, whose position is not settled. */
    public void close(boolean discard) {
        lock.lock();
        try {
            closed = true;
            if (discard) {
                events.clear();
                bytes = 0;
                idlePosition = null;
            }
            notEmpty.signalAll();
            notFull.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void gather(int limit) throws InterruptedException {
        if (gatherNanos == 0) {
            return;
        }
        long nanos = gatherNanos - (System.nanoTime() - waitingSinceNanos);
        while (!events.isEmpty() && events.size() < limit && !isFull() && !closed && nanos > 0) {
            nanos = notEmpty.awaitNanos(nanos);
        }
    }

    private boolean isFull() {
        return events.size() >= maxEvents || (bytes >= maxBytes && !events.isEmpty());
    }
}
